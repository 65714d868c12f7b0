import { useTranslation } from 'react-i18next';
import { type Column, DataList } from './data-list';
import { Tag } from './tag';

export interface Finding {
  row: number;
  column: string | null;
  value: string | null;
  code: string;
  message: string;
  /** Where every finding refuses its row, nothing need say so. */
  severity?: 'REJECTED' | 'WARNING';
}

/** What is wrong in a table that somebody brought: row, column, value and the rule. */
export function FindingList({ label, findings }: { label: string; findings: readonly Finding[] }) {
  const { t } = useTranslation();
  const graded = findings.some(({ severity }) => severity !== undefined);
  return (
    <DataList
      label={label}
      rows={findings}
      keyOf={({ row, column, code, value }) => `${row} ${column} ${code} ${value}`}
      columns={[
        {
          key: 'message',
          title: t('imports:findings.message'),
          head: true,
          show: ({ message }: Finding) => <span className="kx-message">{message}</span>,
        },
        { key: 'row', title: t('imports:findings.row'), number: true, show: ({ row }) => row },
        { key: 'column', title: t('imports:findings.column'), show: ({ column }) => column ?? '—' },
        {
          key: 'value',
          title: t('imports:findings.value'),
          show: ({ value }) => (value ? <mark className="kx-record-link">{value}</mark> : '—'),
        },
        ...(graded ? [severityColumn(t('imports:findings.severity'))] : []),
      ]}
    />
  );
}

function severityColumn(title: string): Column<Finding> {
  return { key: 'severity', title, show: ({ severity }) => severity && <Severity of={severity} /> };
}

function Severity({ of }: { of: 'REJECTED' | 'WARNING' }) {
  const { t } = useTranslation();
  return <Tag tone={of === 'REJECTED' ? 'over' : 'money'}>{t(`imports:severity.${of}`)}</Tag>;
}
