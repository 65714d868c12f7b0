import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useOutletContext, useParams } from 'react-router';
import { answer, api, type Schemas } from '../../../api/client';
import { oneTriaged, TRIAGE, type TriageNeed } from '../../../api/demand';
import { useAct } from '../../../api/use-act';
import type { Membership } from '../../../app/session';
import { Page, Section } from '../../../shared/page';
import { pathTo } from '../../../shared/paths';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Loaded } from '../../../shared/states';
import { NeedFileList } from './need-files';
import { NeedTerms, NeedText } from '../need-parts';

type Step = Schemas['TriageStepDto'];

/** One need before it comes onto the board: read, compared with what stands there, and judged. */
export function TriageNeedPage() {
  const { organisationId } = useOutletContext<Membership>();
  const { needId = '' } = useParams();
  return (
    <Loaded query={useQuery(oneTriaged(organisationId, needId))} page>
      {(need) => <One need={need} organisationId={organisationId} />}
    </Loaded>
  );
}

interface Props {
  need: TriageNeed;
  organisationId: string;
}

function One({ need, organisationId }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const take = useAct({
    act: (body: Step) =>
      answer(
        api.POST(`${TRIAGE}/{triagedNeedId}/steps`, {
          params: { path: { organisationId, triagedNeedId: need.id } },
          body,
        }),
      ),
    refreshes: [['triage', organisationId]],
    done: (saved) => {
      queries.setQueryData(oneTriaged(organisationId, need.id).queryKey, saved);
      // What is judged leaves the queue; the next one waits there.
      if (saved.state !== 'APPROVED') void navigate(`/desk/${organisationId}/triage`);
    },
  });
  const may = (step: Step['step']) => need.steps.includes(step);
  return (
    <Page title={need.title} lead={[t(`demand:state.${need.state}`), need.firm].join(' · ')} narrow>
      <Section title={t('demand:need.what')}>
        <NeedText body={need} />
        <NeedTerms need={need} />
        <NeedFileList files={need.files} organisationId={organisationId} />
        <p>{t(`demand:confidentiality.${need.confidentiality}`)}</p>
        {need.publicSummary && (
          <p>
            {t('demand:field.publicSummary')} {need.publicSummary}
          </p>
        )}
        {need.anonymous && <p>{t('demand:triage.anonymous')}</p>}
      </Section>
      {need.questions.length > 0 && (
        <Section title={t('demand:triage.missing', { count: need.questions.length })}>
          <ul>
            {need.questions.map((question) => (
              <li key={question}>{t(`demand:question.${question}`)}</li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('demand:triage.similar')}>
        {need.similar.length === 0 ? (
          <p className="kx-second">{t('demand:triage.noneSimilar')}</p>
        ) : (
          <ul className="kx-needs-alike">
            {need.similar.map(({ id, title, summary }) => (
              <li key={id}>
                <div>
                  <Link to={pathTo.need(id)}>{title}</Link>
                  <p className="kx-second">{summary}</p>
                </div>
                {may('MERGE') && (
                  <Button
                    size="small"
                    aria-label={`${t('demand:step.MERGE')} ${title}`}
                    loading={take.running}
                    onClick={() => take.run({ step: 'MERGE', into: id })}
                  >
                    {t('demand:step.MERGE')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('demand:triage.judge')}>
        <div className="kx-actions">
          {may('PUBLISH') && (
            <Button type="primary" loading={take.running} onClick={() => take.run({ step: 'PUBLISH' })}>
              {t('demand:step.PUBLISH')}
            </Button>
          )}
          {may('APPROVE') && (
            <Button loading={take.running} onClick={() => take.run({ step: 'APPROVE' })}>
              {t('demand:step.APPROVE')}
            </Button>
          )}
        </div>
        {may('RETURN') && <Return running={take.running} run={take.run} />}
        <ProblemAlert problem={take.problem} />
      </Section>
    </Page>
  );
}

/** The firm reads the reason, so there must be one. */
function Return({ running, run }: { running: boolean; run: (step: Step) => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <div className="kx-stack">
      <label htmlFor="return-reason">{t('demand:triage.returnReason')}</label>
      <Input.TextArea
        id="return-reason"
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={300}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div>
        <Button
          disabled={reason.trim() === ''}
          loading={running}
          onClick={() => run({ step: 'RETURN', reason: reason.trim() })}
        >
          {t('demand:step.RETURN')}
        </Button>
      </div>
    </div>
  );
}
