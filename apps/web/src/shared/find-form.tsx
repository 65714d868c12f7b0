import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  label: string;
  placeholder?: string;
  /** What the list is narrowed to now; give it as `key`, too, so that the field follows the address. */
  q: string;
  find: (text: string) => void;
}

/** Narrows a list of the desk by a text. */
export function FindForm({ label, placeholder = label, q, find }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(q);
  return (
    <form
      role="search"
      aria-label={label}
      className="kx-find"
      data-search-box
      onSubmit={(event) => {
        event.preventDefault();
        find(text.trim());
      }}
    >
      <Input
        type="search"
        allowClear
        aria-label={label}
        placeholder={placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button htmlType="submit">{t('frame:searchShort')}</Button>
    </form>
  );
}
