import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext, useParams } from 'react-router';
import { answer, api } from '../../../api/client';
import { type Import, isRunning, oneImport } from '../../../api/desk';
import { useAct } from '../../../api/use-act';
import { hasRole, type Membership } from '../../../app/session';
import { Page, Section } from '../../../shared/page';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Loaded } from '../../../shared/states';
import '../catalogue-desk.css';
import { Conflicts } from './conflicts';
import { ColumnsTable } from './columns-table';
import { ImportFindings } from './import-findings';
import { ImportCounts, ImportProgress } from './import-progress';
import { ImportSource } from './import-source';
import { asRecognised, isAsRecognised, type Mapping } from './mapping';
import { RefusedRows } from './refused-rows';
import { SampleRows } from './sample-rows';
import { SheetChoice } from './sheet-choice';
import { KeptPatents, UndoImport } from './undo-import';

export function ImportPage() {
  const membership = useOutletContext<Membership>();
  const { importId = '' } = useParams();
  const query = useQuery(oneImport(membership.organisationId, importId));
  return (
    <Loaded query={query} page>
      {(batch) => <OneImport key={batch.id} batch={batch} membership={membership} />}
    </Loaded>
  );
}

function OneImport({ batch, membership }: { batch: Import; membership: Membership }) {
  const { t } = useTranslation();
  const { organisationId } = membership;
  const [mapping, setMapping] = useState<Mapping>(new Map());
  useRefreshOnceDone(batch, organisationId);
  const mayWrite = hasRole(membership, 'UNIVERSITY_CLERK', 'CENTRE_STAFF');
  const running = isRunning(batch.state);
  const ended = batch.state === 'COMMITTED' || batch.state === 'UNDONE';
  const editable = mayWrite && !running && !ended;
  const repairable = mayWrite && (batch.state === 'CHECKED' || batch.state === 'COMMITTED');
  const ran = batch.state !== 'RECOGNISED';
  return (
    <Page
      title={batch.fileName}
      lead={t(batch.headerRow === 0 ? 'imports:rowsDownwards' : 'imports:rows', {
        count: batch.rowCount,
        header: batch.headerRow,
      })}
      actions={<Link to={`/desk/${organisationId}/imports`}>{t('imports:toList')}</Link>}
    >
      {batch.note && <p className="kx-note">{batch.note.message}</p>}
      <Section title={t(`imports:state.${batch.state}`)}>
        <p className="kx-visually-hidden" role="status">
          {t(`imports:state.${batch.state}`)}
        </p>
        <p>{t(`imports:means.${batch.state}`)}</p>
        {batch.failure && <p className="kx-overdue">{batch.failure}</p>}
        <ImportSource batch={batch} organisationId={organisationId} />
        {running && batch.state !== 'UNDOING' && <ImportProgress batch={batch} />}
        {ran && <ImportCounts batch={batch} />}
        {editable && <SheetChoice batch={batch} organisationId={organisationId} />}
        {editable && (
          <Run
            batch={batch}
            organisationId={organisationId}
            mapping={mapping}
            started={() => setMapping(new Map())}
          />
        )}
        {batch.state === 'COMMITTED' && (
          <div className="kx-actions">
            <Link className="kx-button kx-button-strong" to={`/desk/${organisationId}/patents`}>
              {t('imports:toPatents')}
            </Link>
            {mayWrite && <UndoImport batch={batch} organisationId={organisationId} />}
          </div>
        )}
      </Section>
      {batch.state === 'COMMITTED' && (
        <Conflicts batch={batch} organisationId={organisationId} mayWrite={mayWrite} />
      )}
      {batch.state === 'UNDONE' && <KeptPatents batch={batch} organisationId={organisationId} />}
      {repairable && <RefusedRows batch={batch} organisationId={organisationId} />}
      {ran && !running && <ImportFindings batch={batch} organisationId={organisationId} />}
      <Section
        title={t('imports:columns.title')}
        actions={
          editable &&
          !isAsRecognised(batch.columns, mapping) && (
            <Button onClick={() => setMapping(asRecognised(batch.columns))}>
              {t('imports:columns.asRecognised')}
            </Button>
          )
        }
      >
        <p className="kx-second">{t('imports:columns.lead')}</p>
        {batch.mappingRemembered && <p className="kx-note">{t('imports:columns.remembered')}</p>}
        <ColumnsTable columns={batch.columns} mapping={mapping} change={editable ? setMapping : undefined} />
      </Section>
      <Section title={t('imports:samples')}>
        <SampleRows batch={batch} mapping={mapping} />
      </Section>
    </Page>
  );
}

interface RunProps {
  batch: Import;
  organisationId: string;
  mapping: Mapping;
  started: () => void;
}

/** Check first, then import; both are jobs of the server, so leaving the page stops neither. */
function Run({ batch, organisationId, mapping, started }: RunProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const one = oneImport(organisationId, batch.id);
  const run = useAct({
    act: (what: 'check' | 'commit') =>
      answer(
        api.POST(`/api/v1/organisations/{organisationId}/imports/{importId}/${what}`, {
          params: { path: { organisationId, importId: batch.id } },
          body: { columns: [...mapping].map(([index, field]) => ({ index, field })) },
        }),
      ),
    done: (fresh) => {
      queries.setQueryData(one.queryKey, fresh);
      started();
    },
  });
  const checked = batch.state === 'CHECKED' && mapping.size === 0;
  const taken = batch.created + batch.updated;
  return (
    <>
      {mapping.size > 0 && <p className="kx-warn">{t('imports:changedColumns')}</p>}
      <ProblemAlert problem={run.problem} />
      <div className="kx-actions">
        <Button type={checked ? 'default' : 'primary'} loading={run.running} onClick={() => run.run('check')}>
          {t(batch.state === 'RECOGNISED' ? 'imports:check' : 'imports:checkAgain')}
        </Button>
        {checked && (
          <Button
            type="primary"
            disabled={taken === 0}
            loading={run.running}
            onClick={() => run.run('commit')}
          >
            {t('imports:commit', { count: taken })}
          </Button>
        )}
      </div>
    </>
  );
}

/** When a run ends, what it wrote is there: lists and findings are read again. */
function useRefreshOnceDone(batch: Import, organisationId: string): void {
  const queries = useQueryClient();
  const before = useRef(batch.state);
  useEffect(() => {
    if (isRunning(before.current) && !isRunning(batch.state)) {
      void queries.invalidateQueries({ queryKey: ['findings', batch.id] });
      void queries.invalidateQueries({ queryKey: ['refused-rows', batch.id] });
      void queries.invalidateQueries({ queryKey: ['imports', organisationId, 'list'] });
      void queries.invalidateQueries({ queryKey: ['holdings', organisationId] });
    }
    before.current = batch.state;
  }, [batch, organisationId, queries]);
}
