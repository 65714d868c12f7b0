import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress, type StoredFile, storeFile } from '../api/files';
import { isProblem } from '../api/problem';
import { dayOf, minuteOf, hundredthsOf, plainHundredths } from './format';

interface Field<T> {
  id?: string;
  value?: T;
  onChange?: (value: T) => void;
  disabled?: boolean;
}

export function today(): string {
  return dayOf(new Date().toISOString());
}

/** A legal day. The browser's own field: typed or picked, on a phone its own wheel. */
export function DayInput({
  id,
  value,
  onChange,
  disabled,
  max,
  min,
}: Field<string> & { max?: string; min?: string }) {
  return (
    <Input
      id={id}
      type="date"
      className="kx-day-input"
      value={value ?? ''}
      max={max}
      min={min}
      disabled={disabled}
      onChange={(event) => onChange?.(event.target.value)}
    />
  );
}

/** An instant, read and written as the time of Shanghai. */
export function MomentInput({ id, value, onChange, disabled }: Field<string>) {
  return (
    <Input
      id={id}
      type="datetime-local"
      className="kx-day-input"
      value={value ? minuteOf(value).replace(' ', 'T') : ''}
      disabled={disabled}
      onChange={(event) => onChange?.(event.target.value && `${event.target.value}:00+08:00`)}
    />
  );
}

interface HundredthsProps extends Field<number | null> {
  prefix?: string;
  suffix?: string;
}

/** Yuan for fen, per cent for basis points: what is typed has at most two decimals and never becomes a float. */
export function HundredthsInput({ id, value, onChange, disabled, prefix, suffix }: HundredthsProps) {
  const [text, setText] = useState(plainHundredths(value));
  useEffect(() => {
    // NaN stands for a text that is no amount: it stays as typed.
    setText((typed) =>
      Number.isNaN(value) || hundredthsOf(typed) === (value ?? null) ? typed : plainHundredths(value),
    );
  }, [value]);
  return (
    <Input
      id={id}
      inputMode="decimal"
      className="kx-amount-input"
      autoComplete="off"
      prefix={prefix}
      suffix={suffix}
      value={text}
      disabled={disabled}
      onChange={(event) => {
        setText(event.target.value);
        onChange?.(hundredthsOf(event.target.value));
      }}
    />
  );
}

interface FileProps extends Field<string | undefined> {
  organisationId: string;
  /** What the document is for: ANNOUNCEMENT, CONSENT, PAYMENT … */
  purpose: string;
}

const ACCEPTED = '.pdf,.jpg,.jpeg,.png,.ofd,.doc,.docx,.eml,application/pdf,image/*';

/** A document, stored as soon as it is chosen; the value is its id. */
export function FileInput({ id, value, onChange, disabled, organisationId, purpose }: FileProps) {
  const { t } = useTranslation();
  const picker = useRef<HTMLInputElement>(null);
  const [stored, setStored] = useState<StoredFile>();
  const [state, setState] = useState<'idle' | 'storing' | string>('idle');
  async function choose(file: File | undefined) {
    if (!file) return;
    setState('storing');
    try {
      const kept = await storeFile(organisationId, purpose, file);
      setStored(kept);
      setState('idle');
      onChange?.(kept.id);
    } catch (error) {
      setState(isProblem(error) ? error.title : t('frame:problem.connection'));
    }
  }
  const shown = stored?.id === value ? stored : undefined;
  return (
    <div className="kx-file">
      <input
        ref={picker}
        type="file"
        // The component library shows file inputs of forms, so the attribute alone does not hide it.
        style={{ display: 'none' }}
        aria-label={t('desk:file.choose')}
        accept={ACCEPTED}
        onChange={(event) => {
          void choose(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button
        id={id}
        disabled={disabled}
        loading={state === 'storing'}
        onClick={() => picker.current?.click()}
      >
        {t(shown ? 'desk:file.replace' : 'desk:file.choose')}
      </Button>
      <span aria-live="polite">
        {shown && (
          <a href={fileAddress(organisationId, shown.id)} target="_blank" rel="noreferrer">
            {shown.name}
          </a>
        )}
        {state !== 'idle' && state !== 'storing' && <span className="kx-fault">{state}</span>}
      </span>
    </div>
  );
}

/** A stored document of this organisation, or one that the other party of a licence filed. */
export function FileLink({
  organisationId,
  fileId,
  label,
}: {
  organisationId: string;
  fileId: string;
  label?: string;
}) {
  const { t } = useTranslation();
  return (
    <a href={fileAddress(organisationId, fileId)} target="_blank" rel="noreferrer">
      {label ?? t('desk:file.open')}
    </a>
  );
}
