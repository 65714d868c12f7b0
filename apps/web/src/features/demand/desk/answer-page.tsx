import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext, useParams } from 'react-router';
import { type Answer, ANSWERS, DECLINE_REASONS, type DeclineReason, oneAnswer } from '../../../api/demand';
import { answer, api, type Schemas } from '../../../api/client';
import { useAct } from '../../../api/use-act';
import { hasRole, type Membership, NEGOTIATING_ROLES } from '../../../app/session';
import { Facts } from '../../../shared/data-list';
import { Page, Section } from '../../../shared/page';
import { pathTo } from '../../../shared/paths';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Loaded } from '../../../shared/states';
import { Day, Minute } from '../../../shared/values';

import '../demand.css';

/** One answer: what is offered, what was said about it, and how it ends. */
export function AnswerPage() {
  const membership = useOutletContext<Membership>();
  const { organisationId } = membership;
  const { answerId = '' } = useParams();
  return (
    <Loaded query={useQuery(oneAnswer(organisationId, answerId))} page>
      {(one) => (
        <One
          one={one}
          organisationId={organisationId}
          mayTalk={one.live && hasRole(membership, ...NEGOTIATING_ROLES)}
        />
      )}
    </Loaded>
  );
}

interface Props {
  one: Answer;
  organisationId: string;
}

interface TalkProps extends Props {
  /** It is not over, and the reader speaks for a side. */
  mayTalk: boolean;
}

function One({ one, organisationId, mayTalk }: TalkProps) {
  const { t } = useTranslation();
  const firm = one.mySide === 'FIRM';
  const need = firm
    ? `/desk/${organisationId}/needs/${one.needId}`
    : `/desk/${organisationId}/board/${one.needId}`;
  return (
    <Page
      title={one.subject ?? t('demand:kind.PROPOSAL')}
      lead={[t(`demand:answerState.${one.state}`), firm ? one.university : one.firm].join(' · ')}
      narrow
    >
      <Section title={t('demand:answer.offered')}>
        <p className="kx-reading kx-lines">{one.text}</p>
        <Facts
          items={[
            [t('demand:field.need'), <Link to={need}>{one.need}</Link>],
            [t('demand:field.kind'), t(`demand:kind.${one.kind}`)],
            ...(one.patentId
              ? [
                  [
                    t('demand:field.patent'),
                    <Link to={pathTo.patent(one.patentId)}>{one.subject}</Link>,
                  ] as const,
                ]
              : []),
            ...(one.offerId
              ? [
                  [
                    t('demand:field.offer'),
                    <Link to={pathTo.offer(one.offerId)}>{t('demand:answer.terms')}</Link>,
                  ] as const,
                ]
              : []),
            ...(one.turn
              ? [
                  [
                    t('demand:field.turn'),
                    <>
                      {t(one.turn === one.mySide ? 'demand:turn.mine' : 'demand:turn.theirs')}{' '}
                      <Day day={one.dueDay} />
                    </>,
                  ] as const,
                ]
              : []),
            ...(one.reason ? [[t('demand:field.reason'), t(`demand:decline.${one.reason}`)] as const] : []),
            ...(one.note ? [[t('demand:field.note'), one.note] as const] : []),
          ]}
        />
      </Section>
      {mayTalk && <Settle key={one.state} one={one} organisationId={organisationId} />}
      <Talk one={one} organisationId={organisationId} mayTalk={mayTalk} />
    </Page>
  );
}

type Step = Schemas['AnswerStepDto'];

/** Interested in one tap; no in two: the reason is the second. */
function Settle({ one, organisationId }: Props) {
  const { t } = useTranslation();
  const keep = useKeep(organisationId);
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState<DeclineReason>();
  const [note, setNote] = useState('');
  const take = useAct({
    act: (body: Step) =>
      answer(
        api.POST(`${ANSWERS}/{answerId}/steps`, {
          params: { path: { organisationId, answerId: one.id } },
          body,
        }),
      ),
    refreshes: [['needs', organisationId]],
    done: keep,
  });
  const firm = one.mySide === 'FIRM';
  return (
    <Section title={t(firm ? 'demand:answer.yourTurn' : 'demand:answer.settle')}>
      {firm && one.state === 'OPEN' && <p className="kx-second">{t('demand:answer.interestMeans')}</p>}
      <div className="kx-actions">
        {firm && one.state === 'OPEN' && (
          <Button type="primary" loading={take.running} onClick={() => take.run({ step: 'INTERESTED' })}>
            {t('demand:answer.interested')}
          </Button>
        )}
        <Button aria-expanded={declining} onClick={() => setDeclining(!declining)}>
          {t(firm ? 'demand:answer.notForMe' : 'demand:answer.decline')}
        </Button>
        {!firm && (
          <Button loading={take.running} onClick={() => take.run({ step: 'WITHDRAW' })}>
            {t('demand:answer.withdraw')}
          </Button>
        )}
      </div>
      {declining && (
        <div className="kx-stack">
          <Radio.Group
            aria-label={t('demand:field.reason')}
            className="kx-choices"
            value={reason}
            onChange={({ target }) => setReason(target.value as DeclineReason)}
            options={DECLINE_REASONS.map((value) => ({ value, label: t(`demand:decline.${value}`) }))}
          />
          <Input
            aria-label={t('demand:field.note')}
            placeholder={t('demand:answer.notePlaceholder')}
            maxLength={300}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
          <div>
            <Button
              danger
              disabled={!reason}
              loading={take.running}
              onClick={() => take.run({ step: 'DECLINE', reason, ...(note.trim() && { note: note.trim() }) })}
            >
              {t('demand:answer.confirmDecline')}
            </Button>
          </div>
        </div>
      )}
      <ProblemAlert problem={take.problem} />
    </Section>
  );
}

function Talk({ one, organisationId, mayTalk }: TalkProps) {
  const { t } = useTranslation();
  const keep = useKeep(organisationId);
  const [form] = Form.useForm<{ text: string }>();
  const say = useAct({
    act: (body: { text: string }) =>
      answer(
        api.POST(`${ANSWERS}/{answerId}/messages`, {
          params: { path: { organisationId, answerId: one.id } },
          body,
        }),
      ),
    form,
    done: (saved) => {
      form.resetFields();
      keep(saved);
    },
  });
  return (
    <Section title={t('demand:talk.title')}>
      {one.messages.length === 0 ? (
        <p className="kx-second">{t('demand:talk.none')}</p>
      ) : (
        <ol className="kx-talk">
          {one.messages.map(({ id, side, author, text, createdAt }) => (
            <li key={id} data-mine={side === one.mySide || undefined}>
              <p className="kx-second">
                {author} <Minute at={createdAt} />
              </p>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      )}
      {mayTalk && (
        <Form form={form} layout="vertical" requiredMark={false} onFinish={say.run}>
          <Form.Item
            name="text"
            label={t('demand:talk.say')}
            rules={[{ required: true, whitespace: true, message: t('demand:missing') }]}
          >
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={2000} />
          </Form.Item>
          <ProblemAlert problem={say.problem} />
          <Button htmlType="submit" loading={say.running}>
            {t('demand:talk.send')}
          </Button>
        </Form>
      )}
    </Section>
  );
}

/** What came back is the answer now; lists ask again. */
function useKeep(organisationId: string): (saved: Answer) => void {
  const queries = useQueryClient();
  return (saved) => {
    queries.setQueryData(oneAnswer(organisationId, saved.id).queryKey, saved);
    void queries.invalidateQueries({ queryKey: ['answers', organisationId, 'list'] });
    void queries.invalidateQueries({ queryKey: ['answers', organisationId, 'of'] });
  };
}
