import { Drawer } from 'antd';
import { type ReactNode, useRef } from 'react';
import { Link } from 'react-router';

interface Props {
  /** The record of the address; undefined: no drawer. */
  recordId: string | undefined;
  title: ReactNode;
  close: () => void;
  children: ReactNode;
}

/** One record beside its list, with its own address; on closing the focus is back on the line of the record. */
export function RecordDrawer({ recordId, title, close, children }: Props) {
  const last = useRef(recordId);
  if (recordId !== undefined) last.current = recordId;
  return (
    <Drawer
      open={recordId !== undefined}
      onClose={close}
      title={title}
      size={720}
      classNames={{ body: 'kx-drawer' }}
      destroyOnHidden
      afterOpenChange={(open) => {
        if (!open && last.current) document.getElementById(lineOf(last.current))?.focus();
      }}
    >
      {children}
    </Drawer>
  );
}

interface LinkProps {
  recordId: string;
  to: string;
  children: ReactNode;
}

/** The name of a record in a list, which opens its drawer. */
export function RecordLink({ recordId, to, children }: LinkProps) {
  return (
    <Link id={lineOf(recordId)} to={to} className="kx-record-link">
      {children}
    </Link>
  );
}

function lineOf(recordId: string): string {
  return `record-${recordId}`;
}
