import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useOutletContext } from 'react-router';
import { importPage, type ImportProgress, isRunning, uploadImport } from '../../../api/desk';
import { useAct } from '../../../api/use-act';
import { hasRole, type Membership } from '../../../app/session';
import { DataList } from '../../../shared/data-list';
import { FileDrop } from '../../../shared/file-drop';
import { Page, Section } from '../../../shared/page';
import { Paged, usePaged } from '../../../shared/paged';
import { ProblemAlert } from '../../../shared/problem-alert';
import { EmptyState } from '../../../shared/states';
import { Tag, type Tone } from '../../../shared/tag';
import { Minute } from '../../../shared/values';
import '../catalogue-desk.css';

const TONE: Record<ImportProgress['state'], Tone> = {
  RECOGNISED: 'plain',
  CHECKING: 'open',
  CHECKED: 'open',
  COMMITTING: 'open',
  COMMITTED: 'done',
  FAILED: 'over',
  UNDOING: 'open',
  UNDONE: 'plain',
};

export function ImportsPage() {
  const { t } = useTranslation();
  const membership = useOutletContext<Membership>();
  const { organisationId } = membership;
  const navigate = useNavigate();
  const query = usePaged(['imports', organisationId, 'list'], (cursor) => importPage(organisationId, cursor));
  const at = (id: string) => `/desk/${organisationId}/imports/${id}`;
  return (
    <Page title={t('imports:title')} lead={t('imports:lead')}>
      {hasRole(membership, 'UNIVERSITY_CLERK', 'CENTRE_STAFF') && (
        <Upload organisationId={organisationId} done={(id) => void navigate(at(id))} />
      )}
      <Section title={t('imports:history')}>
        <Paged
          query={query}
          empty={<EmptyState title={t('imports:nothing.title')} hint={t('imports:nothing.hint')} />}
        >
          {(rows) => (
            <DataList
              label={t('imports:history')}
              rows={rows}
              keyOf={({ id }) => id}
              onOpen={({ id }) => void navigate(at(id))}
              columns={[
                {
                  key: 'file',
                  title: t('imports:column.file'),
                  head: true,
                  show: (row: ImportProgress) => (
                    <Link className="kx-record-link" to={at(row.id)}>
                      {row.fileName}
                    </Link>
                  ),
                },
                {
                  key: 'state',
                  title: t('imports:column.state'),
                  show: ({ state }) => <Tag tone={TONE[state]}>{t(`imports:state.${state}`)}</Tag>,
                },
                {
                  key: 'rows',
                  title: t('imports:column.rows'),
                  number: true,
                  show: ({ state, processed, rowCount }) =>
                    isRunning(state) ? `${number(processed)} / ${number(rowCount)}` : number(rowCount),
                },
                {
                  key: 'created',
                  title: t('imports:count.created'),
                  number: true,
                  show: (row) => number(row.created),
                },
                {
                  key: 'updated',
                  title: t('imports:count.updated'),
                  number: true,
                  show: (row) => number(row.updated),
                },
                {
                  key: 'rejected',
                  title: t('imports:count.rejected'),
                  number: true,
                  show: (row) => number(row.rejected),
                },
                { key: 'by', title: t('imports:column.by'), show: ({ createdBy }) => createdBy ?? '—' },
                { key: 'at', title: t('imports:column.at'), show: (row) => <Minute at={row.createdAt} /> },
              ]}
            />
          )}
        </Paged>
      </Section>
    </Page>
  );
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

/** The server says how the file reads. Nothing is written to the catalogue yet. */
function Upload({ organisationId, done }: { organisationId: string; done: (id: string) => void }) {
  const { t } = useTranslation();
  const upload = useAct({
    act: (file: File) => uploadImport(organisationId, file),
    refreshes: [['imports', organisationId, 'list']],
    done: ({ id }) => done(id),
  });
  return (
    <FileDrop
      label={t('imports:upload')}
      what={t('imports:uploadWhat')}
      how={t('imports:uploadHow')}
      accept=".xlsx,.xls,.csv,.tsv,.txt,.xml"
      running={upload.running}
      take={upload.run}
    >
      <ProblemAlert problem={upload.problem} />
    </FileDrop>
  );
}
