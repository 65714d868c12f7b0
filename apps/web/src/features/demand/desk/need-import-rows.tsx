import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { NeedImport } from '../../../api/demand';
import { DataList } from '../../../shared/data-list';
import { FindingList } from '../../../shared/finding-list';
import { Section } from '../../../shared/page';

/** What is wrong: row, column, value and the rule. */
export function NeedFindings({ report: { findings, refused } }: { report: NeedImport }) {
  const { t } = useTranslation();
  if (findings.length === 0) return null;
  const title = t('demand:tables.refused', { count: refused });
  return (
    <Section title={title}>
      <p className="kx-second">{t('demand:tables.refusedHint')}</p>
      <FindingList label={title} findings={findings} />
    </Section>
  );
}

/** What the firm has already, or what stands twice in the file. */
export function KnownRows({ report, organisationId }: { report: NeedImport; organisationId: string }) {
  const { t } = useTranslation();
  if (report.knownRows.length === 0) return null;
  const title = t('demand:tables.known', { count: report.known });
  return (
    <Section title={title}>
      <DataList
        label={title}
        rows={report.knownRows}
        keyOf={({ row }) => String(row)}
        columns={[
          {
            key: 'title',
            title: t('demand:field.title'),
            head: true,
            show: (row) =>
              row.needId ? (
                <Link className="kx-record-link" to={`/desk/${organisationId}/needs/${row.needId}`}>
                  {row.title}
                </Link>
              ) : (
                row.title
              ),
          },
          { key: 'row', title: t('imports:findings.row'), number: true, show: ({ row }) => row },
          {
            key: 'same',
            title: t('demand:tables.sameAs'),
            show: ({ sameAsRow }) =>
              sameAsRow === null
                ? t('demand:tables.sameNeed')
                : t('demand:tables.sameRow', { row: sameAsRow }),
          },
        ]}
      />
    </Section>
  );
}

/** What would be written. */
export function DraftRows({ report: { draftRows, drafts } }: { report: NeedImport }) {
  const { t } = useTranslation();
  if (draftRows.length === 0) return null;
  const title = t('demand:tables.drafts', { count: drafts });
  return (
    <Section title={title}>
      <DataList
        label={title}
        rows={draftRows}
        keyOf={({ row }) => String(row)}
        columns={[
          {
            key: 'title',
            title: t('demand:field.title'),
            head: true,
            show: (row) => <span className="kx-record-link">{row.title}</span>,
          },
          { key: 'row', title: t('imports:findings.row'), number: true, show: ({ row }) => row },
        ]}
      />
    </Section>
  );
}
