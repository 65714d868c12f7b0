import { Button } from 'antd';
import { useRef, useState } from 'react';

interface Props {
  label: string;
  what: string;
  how: string;
  accept: string;
  running: boolean;
  take: (file: File) => void;
  children?: React.ReactNode;
}

/** A file by button or by dropping it here. */
export function FileDrop({ label, what, how, accept, running, take, children }: Props) {
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const given = (file: File | undefined) => file && take(file);
  return (
    <section
      aria-label={label}
      className={over ? 'kx-drop kx-drop-over' : 'kx-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        given(event.dataTransfer.files[0]);
      }}
    >
      <p>{what}</p>
      <p className="kx-second">{how}</p>
      <input
        ref={picker}
        type="file"
        style={{ display: 'none' }}
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          given(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button type="primary" loading={running} onClick={() => picker.current?.click()}>
        {label}
      </Button>
      {children}
    </section>
  );
}
