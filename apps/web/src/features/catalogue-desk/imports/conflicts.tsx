import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { conflictPage, type Import, type ImportConflict } from '../../../api/desk';
import { useAct } from '../../../api/use-act';
import { DataList } from '../../../shared/data-list';
import { Section } from '../../../shared/page';
import { Paged, usePaged } from '../../../shared/paged';
import { ProblemAlert } from '../../../shared/problem-alert';

interface Props {
  batch: Import;
  organisationId: string;
  mayWrite: boolean;
}

/** Where the file says otherwise than somebody here had stated: both values, and two buttons. */
export function Conflicts({ batch, organisationId, mayWrite }: Props) {
  const { t } = useTranslation();
  const key = ['imports', organisationId, batch.id, 'conflicts'];
  const query = usePaged(key, (cursor) => conflictPage(organisationId, batch.id, cursor));
  const decide = useAct({
    act: ({ id, decision }: { id: string; decision: 'OWN' | 'FILE' }) =>
      answer(
        api.POST('/api/v1/organisations/{organisationId}/imports/{importId}/conflicts/{conflictId}', {
          params: { path: { organisationId, importId: batch.id, conflictId: id } },
          body: { decision },
        }),
      ),
    refreshes: [key, ['holdings', organisationId]],
  });
  // Most imports contradict nobody: then there is nothing to read here.
  if (!query.data?.pages[0]?.items.length) return null;
  const value = (text: string) => <span className="kx-lines">{text}</span>;
  return (
    <Section title={t('imports:conflicts.title')}>
      <p className="kx-second">{t('imports:conflicts.lead')}</p>
      <ProblemAlert problem={decide.problem} />
      <Paged query={query} empty={null}>
        {(rows) => (
          <DataList<ImportConflict>
            label={t('imports:conflicts.title')}
            rows={rows}
            keyOf={({ id }) => id}
            columns={[
              {
                key: 'patent',
                title: t('imports:conflicts.patent'),
                head: true,
                show: ({ title, applicationNumber }) => title ?? applicationNumber ?? '—',
              },
              {
                key: 'field',
                title: t('imports:conflicts.field'),
                show: ({ field }) => t(`history:field.${field}`),
              },
              { key: 'own', title: t('imports:conflicts.own'), show: ({ own }) => value(own) },
              { key: 'file', title: t('imports:conflicts.file'), show: ({ file }) => value(file) },
              {
                key: 'decision',
                title: t('imports:conflicts.decision'),
                show: ({ id, decision }) =>
                  decision !== null || !mayWrite ? (
                    decision === null ? (
                      '—'
                    ) : (
                      t(`imports:conflicts.decided.${decision}`)
                    )
                  ) : (
                    <div className="kx-actions">
                      <Button size="small" onClick={() => decide.run({ id, decision: 'OWN' })}>
                        {t('imports:conflicts.keepOwn')}
                      </Button>
                      <Button size="small" onClick={() => decide.run({ id, decision: 'FILE' })}>
                        {t('imports:conflicts.takeFile')}
                      </Button>
                    </div>
                  ),
              },
            ]}
          />
        )}
      </Paged>
    </Section>
  );
}
