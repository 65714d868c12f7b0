import { useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answer, api } from '../../../api/client';
import { type Import, keptPage, oneImport } from '../../../api/desk';
import { useAct } from '../../../api/use-act';
import { DataList } from '../../../shared/data-list';
import { Section } from '../../../shared/page';
import { Paged, usePaged } from '../../../shared/paged';
import { ProblemAlert } from '../../../shared/problem-alert';

interface Props {
  batch: Import;
  organisationId: string;
}

/** Takes back a complete import, as far as nobody has touched its patents since. */
export function UndoImport({ batch, organisationId }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const undo = useAct({
    act: (_: void) =>
      answer(
        api.POST('/api/v1/organisations/{organisationId}/imports/{importId}/undo', {
          params: { path: { organisationId, importId: batch.id } },
        }),
      ),
    done: (fresh) => queries.setQueryData(oneImport(organisationId, batch.id).queryKey, fresh),
  });
  return (
    <>
      <ProblemAlert problem={undo.problem} />
      <Popconfirm
        title={t('imports:undo.sure', { count: batch.created, updated: batch.updated })}
        description={t('imports:undo.means')}
        okText={t('imports:undo.act')}
        cancelText={t('frame:cancel')}
        onConfirm={() => undo.run()}
      >
        <Button loading={undo.running}>{t('imports:undo.act')}</Button>
      </Popconfirm>
    </>
  );
}

/** What undoing left as it is, each with the reason. */
export function KeptPatents({ batch, organisationId }: Props) {
  const { t } = useTranslation();
  const query = usePaged(['kept', batch.id, batch.kept], (cursor) =>
    keptPage(organisationId, batch.id, cursor),
  );
  return (
    <Section title={t('imports:undo.keptTitle')}>
      <p>{t('imports:undo.result', { count: batch.undone, kept: batch.kept })}</p>
      <Paged query={query} empty={<p>{t('imports:undo.nothingKept')}</p>}>
        {(rows) => (
          <DataList
            label={t('imports:undo.keptTitle')}
            rows={rows}
            keyOf={({ patentId }) => patentId}
            columns={[
              {
                key: 'title',
                title: t('holdings:column.title'),
                head: true,
                show: ({ patentId, title, applicationNumber }) =>
                  title ? (
                    <Link className="kx-record-link" to={`/desk/${organisationId}/patents/${patentId}`}>
                      {title}
                    </Link>
                  ) : (
                    (applicationNumber ?? '—')
                  ),
              },
              {
                key: 'number',
                title: t('holdings:column.number'),
                show: ({ applicationNumber }) => applicationNumber ?? '—',
              },
              {
                key: 'reason',
                title: t('imports:undo.why'),
                show: ({ reason }) => t(`imports:undo.reason.${reason}`),
              },
            ]}
          />
        )}
      </Paged>
    </Section>
  );
}
