import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const KEYS = ['/', 'j', 'k', 'e', '?', 'Esc'] as const;
const LABELS = { '/': 'search', j: 'next', k: 'previous', e: 'edit', '?': 'keys', Esc: 'close' } as const;

/** `/` goes to the search box, `?` shows the keys; lists and records answer to their own. */
export function Keys() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      if (event.key === '?') setOpen(true);
      else if (event.key === '/') {
        const box = document.querySelector<HTMLInputElement>('[data-search-box] input');
        box?.focus();
        box?.select();
        if (box) event.preventDefault();
      }
    }
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
  return (
    <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={t('frame:keys.title')}>
      <dl className="kx-keys">
        {KEYS.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`frame:keys.${LABELS[key]}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

const NOT_FOR_TEXT = ['checkbox', 'radio', 'button', 'submit', 'range', 'file'];

/** Whether a key pressed here is a letter of somebody's text. */
export function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NOT_FOR_TEXT.includes(target.type);
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
