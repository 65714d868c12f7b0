import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Popconfirm, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext, useParams } from 'react-router';
import { answer, api, ifMatch } from '../../../api/client';
import { type Need, type NeedContent, NEEDS, oneNeed } from '../../../api/demand';
import { useAct } from '../../../api/use-act';
import { hasRole, LICENSEE_ROLES, type Membership } from '../../../app/session';
import { Page, Section } from '../../../shared/page';
import { pathTo } from '../../../shared/paths';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Loaded } from '../../../shared/states';
import { Day } from '../../../shared/values';
import { NeedTerms, NeedText } from '../need-parts';
import { AnswersOf } from './answers-list';
import { CandidatesOf } from './candidates';
import { NeedFiles } from './need-files';
import { contentOf } from './need-content';
import { AllFields, PrivacyFields, QuestionField } from './need-fields';

const ON_BOARD = ['PUBLISHED', 'MATCHING', 'IN_TALKS'];

export function OwnNeedPage() {
  const { organisationId } = useOutletContext<Membership>();
  const { needId = '' } = useParams();
  return (
    <Loaded query={useQuery(oneNeed(organisationId, needId))} page>
      {(need) => <One key={need.id} need={need} organisationId={organisationId} />}
    </Loaded>
  );
}

interface Props {
  need: Need;
  organisationId: string;
}

function One({ need, organisationId }: Props) {
  const { t } = useTranslation();
  const membership = useOutletContext<Membership>();
  const [editing, setEditing] = useState<'all' | 'privacy' | null>(null);
  const onBoard = ON_BOARD.includes(need.state);
  const edit = (what: 'all' | 'privacy') =>
    need.editable &&
    editing === null && <Button onClick={() => setEditing(what)}>{t('holdings:edit')}</Button>;
  return (
    <Page
      title={need.title}
      lead={[
        t(`demand:state.${need.state}`),
        need.firm,
        need.enteredBy && t('demand:enteredBy', { centre: need.enteredBy }),
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={onBoard && <Link to={pathTo.need(need.id)}>{t('demand:own.publicPage')}</Link>}
      narrow
    >
      {need.returnReason && need.state === 'RETURNED' && (
        <p className="kx-note">{t('demand:own.returned', { reason: need.returnReason })}</p>
      )}
      <Meter need={need} />
      {need.editable && need.questions[0] && (
        <NextQuestion
          key={`${need.questions[0]} ${need.version}`}
          need={need}
          organisationId={organisationId}
        />
      )}
      <Section title={t('demand:need.what')} actions={edit('all')}>
        {editing === 'all' ? (
          <Edit need={need} organisationId={organisationId} close={() => setEditing(null)}>
            <AllFields />
          </Edit>
        ) : (
          <>
            <NeedText body={need} />
            <NeedTerms need={need} />
          </>
        )}
      </Section>
      <Section title={t('demand:own.privacy')} actions={edit('privacy')}>
        {editing === 'privacy' ? (
          <Edit need={need} organisationId={organisationId} close={() => setEditing(null)}>
            <PrivacyFields />
          </Edit>
        ) : (
          <Privacy need={need} />
        )}
      </Section>
      <NeedFiles need={need} organisationId={organisationId} />
      <Steps need={need} organisationId={organisationId} />
      {/* Staff who wrote it for a firm are no side of what follows. */}
      {onBoard && hasRole(membership, ...LICENSEE_ROLES) && (
        <>
          <CandidatesOf organisationId={organisationId} needId={need.id} />
          <AnswersOf organisationId={organisationId} needId={need.id} />
        </>
      )}
    </Page>
  );
}

function Meter({ need }: { need: Need }) {
  const { t } = useTranslation();
  return (
    <p className="kx-meter">
      <span className="kx-meter-bar" aria-hidden="true">
        {Array.from({ length: 10 }, (_, at) => (
          <i key={at} data-on={at < need.completeness || undefined} />
        ))}
      </span>
      <span>{t('demand:own.complete', { count: need.completeness })}</span>
      {need.expiresDay && (
        <span className="kx-second">
          {t('demand:until')} <Day day={need.expiresDay} />
        </span>
      )}
    </p>
  );
}

/** Only what is missing, one at a time, and why it matters. */
function NextQuestion({ need, organisationId }: Props) {
  const { t } = useTranslation();
  const [skipped, setSkipped] = useState(0);
  const question = need.questions[skipped % need.questions.length] ?? '';
  return (
    <Section title={t('demand:own.next', { count: need.questions.length })}>
      <Edit
        key={question}
        need={need}
        organisationId={organisationId}
        close={() => setSkipped((count) => count + 1)}
        save={t('demand:own.saveNext')}
        leave={need.questions.length > 1 ? t('demand:own.skip') : undefined}
      >
        <QuestionField question={question} />
      </Edit>
    </Section>
  );
}

interface EditProps extends Props {
  close: () => void;
  save?: string;
  /** Absent: leaving is cancelling. */
  leave?: string;
  children: React.ReactNode;
}

function Edit({ need, organisationId, close, save: saveLabel, leave, children }: EditProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<NeedContent>();
  const one = oneNeed(organisationId, need.id);
  useEffect(() => form.setFieldsValue(need as NeedContent), [form, need]);
  const save = useAct({
    act: (typed: Partial<NeedContent>) =>
      answer(
        api.PATCH(`${NEEDS}/{needId}`, {
          params: { path: { organisationId, needId: need.id }, header: ifMatch(need) },
          body: contentOf(need, typed),
        }),
      ),
    form,
    done: (saved) => {
      queries.setQueryData(one.queryKey, saved);
      if (!saveLabel) close();
    },
  });
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={save.run}>
      {children}
      <ProblemAlert
        problem={save.problem}
        action={
          save.problem?.code === 'etag_mismatch' && (
            <Button size="small" onClick={() => void queries.invalidateQueries({ queryKey: one.queryKey })}>
              {t('frame:changed.reload')}
            </Button>
          )
        }
      />
      <div className="kx-actions">
        <Button type="primary" htmlType="submit" loading={save.running}>
          {saveLabel ?? t('frame:save')}
        </Button>
        {(!saveLabel || leave) && <Button onClick={close}>{leave ?? t('frame:cancel')}</Button>}
      </div>
    </Form>
  );
}

function Privacy({ need }: { need: Need }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t(`demand:confidentiality.${need.confidentiality}`)}</p>
      {need.admittedUniversities.length > 0 && (
        <p>
          {t('demand:field.admitted')}{' '}
          {need.admittedUniversities.map(({ name }) => name).join(t('frame:comma'))}
        </p>
      )}
      {need.publicSummary && (
        <p>
          {t('demand:field.publicSummary')} {need.publicSummary}
        </p>
      )}
      {need.anonymous && <p>{t('demand:field.anonymous')}</p>}
      {need.hiddenDetail && (
        <p className="kx-lines">
          {t('demand:field.hiddenDetail')} {need.hiddenDetail}
        </p>
      )}
    </>
  );
}

/** Submit first; what ends the need asks once more. */
function Steps({ need, organisationId }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const take = useAct({
    act: (step: Need['steps'][number]) =>
      answer(
        api.POST(`${NEEDS}/{needId}/steps`, {
          params: { path: { organisationId, needId: need.id } },
          body: { step: step as 'SUBMIT', ...(reason.trim() && { reason: reason.trim() }) },
        }),
      ),
    refreshes: [['needs', organisationId]],
    done: (saved) => queries.setQueryData(oneNeed(organisationId, need.id).queryKey, saved),
  });
  if (need.steps.length === 0) return null;
  return (
    <Section title={t('demand:own.steps')}>
      <p className="kx-second">{t(`demand:stateHint.${need.state}`)}</p>
      <ProblemAlert problem={take.problem} />
      <div className="kx-actions">
        {need.steps.map((step) =>
          step === 'SUBMIT' || step === 'RENEW' ? (
            <Button key={step} type="primary" loading={take.running} onClick={() => take.run(step)}>
              {t(`demand:step.${step}`)}
            </Button>
          ) : (
            <Popconfirm
              key={step}
              title={t(`demand:step.${step}`)}
              description={
                <Input
                  aria-label={t('demand:reason')}
                  placeholder={t('demand:reason')}
                  maxLength={300}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              }
              okText={t(`demand:step.${step}`)}
              cancelText={t('frame:cancel')}
              onConfirm={() => take.run(step)}
            >
              <Button>{t(`demand:step.${step}`)}</Button>
            </Popconfirm>
          ),
        )}
      </div>
    </Section>
  );
}
