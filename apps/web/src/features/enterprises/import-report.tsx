import { useTranslation } from 'react-i18next';
import type { FirmImport } from '../../api/enterprises';
import { DataList } from '../../shared/data-list';
import { FindingList } from '../../shared/finding-list';
import { Section } from '../../shared/page';
import { Tag } from '../../shared/tag';

type Line = FirmImport['firms'][number];
const COUNTS = ['opened', 'known', 'contacts', 'contactsKnown', 'refused'] as const;
/** Beyond that a report is no longer read; the counts say the rest. */
const SHOWN = 200;

/** What a file of firms would come to, or came to: five numbers, what is wrong, and the firms. */
export function ImportReport({ report, fileName }: { report: FirmImport; fileName: string }) {
  const { t } = useTranslation();
  const { counts, committed, findings, firms, columns } = report;
  const unread = columns.filter(({ field }) => field === null).map(({ header }) => header);
  return (
    <>
      <Section title={t(committed ? 'enterprises:import.done' : 'enterprises:import.report')}>
        <p className="kx-record-link">{fileName}</p>
        <dl className="kx-counts">
          {COUNTS.map((name) => (
            <div key={name}>
              <dt>{t(`enterprises:import.count.${committed ? 'done' : 'would'}.${name}`)}</dt>
              <dd>{counts[name].toLocaleString('en-US')}</dd>
            </div>
          ))}
        </dl>
        {unread.length > 0 && (
          <p className="kx-second">
            {t('enterprises:import.unread', { columns: unread.join(t('frame:comma')) })}
          </p>
        )}
      </Section>
      {findings.length > 0 && (
        <Section title={t('enterprises:import.findings')}>
          <FindingList label={t('enterprises:import.findings')} findings={findings.slice(0, SHOWN)} />
          {findings.length > SHOWN && <p>{t('enterprises:import.more', { count: SHOWN })}</p>}
        </Section>
      )}
      {firms.length > 0 && (
        <Section title={t('enterprises:import.firms')}>
          <DataList
            label={t('enterprises:import.firms')}
            rows={firms.slice(0, SHOWN)}
            keyOf={({ uscc }) => uscc}
            columns={[
              {
                key: 'firm',
                title: t('enterprises:column.firm'),
                head: true,
                show: ({ name }: Line) => name,
              },
              {
                key: 'uscc',
                title: t('accounts:organisation.uscc'),
                show: ({ uscc }) => <span className="kx-number-wrap">{uscc}</span>,
              },
              {
                key: 'outcome',
                title: t('enterprises:import.outcomeTitle'),
                show: ({ outcome }) => (
                  <Tag tone={outcome === 'OPENED' ? 'done' : 'plain'}>
                    {t(`enterprises:import.outcome.${committed ? 'done' : 'would'}.${outcome}`)}
                  </Tag>
                ),
              },
              {
                key: 'contacts',
                title: t('enterprises:import.newContacts'),
                number: true,
                show: ({ contacts }) => contacts,
              },
              { key: 'row', title: t('imports:findings.row'), number: true, show: ({ row }) => row },
            ]}
          />
          {firms.length > SHOWN && <p>{t('enterprises:import.more', { count: SHOWN })}</p>}
        </Section>
      )}
    </>
  );
}
