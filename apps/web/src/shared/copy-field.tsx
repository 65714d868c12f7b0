import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A text to take along: shown whole, copied by a button. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  async function copy() {
    // Without https in a local network there is no clipboard: the text stands selected, to be copied by hand.
    await navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => undefined,
    );
  }
  return (
    <Space.Compact block>
      <Input aria-label={label} readOnly value={text} onFocus={(event) => event.target.select()} />
      <Button onClick={() => void copy()} aria-live="polite">
        {copied ? t('frame:copied') : t('frame:copy')}
      </Button>
    </Space.Compact>
  );
}
