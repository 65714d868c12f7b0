import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';
import {
  askInventor,
  type InventorQuestion,
  inventorsOf,
  type Match,
  withdrawQuestion,
} from '../../../api/matches';
import { useAct } from '../../../api/use-act';
import { currentLanguage } from '../../../app/language';
import { hasRole, type Membership } from '../../../app/session';
import { DataList } from '../../../shared/data-list';
import { Section } from '../../../shared/page';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Loaded } from '../../../shared/states';
import { Tag } from '../../../shared/tag';
import { Day } from '../../../shared/values';

interface Asked {
  email: string;
  note?: string;
}

/** Whom the university asked about this match, and what they said. */
export function Inventors({ match, organisationId }: { match: Match; organisationId: string }) {
  const { t } = useTranslation();
  const membership = useOutletContext<Membership>();
  const queries = useQueryClient();
  const [form] = Form.useForm<Asked>();
  const list = inventorsOf(organisationId, match.id);
  const mayAsk = hasRole(membership, 'UNIVERSITY_CLERK', 'CENTRE_STAFF');
  const ask = useAct({
    act: ({ email, note }: Asked) =>
      askInventor(organisationId, match.id, {
        email: email.trim(),
        note: note?.trim() || null,
        language: currentLanguage(),
      }),
    form,
    done: (fresh) => {
      queries.setQueryData(list.queryKey, fresh);
      form.resetFields();
    },
  });
  const withdraw = useAct({
    act: (questionId: string) => withdrawQuestion(organisationId, match.id, questionId),
    done: (fresh) => queries.setQueryData(list.queryKey, fresh),
  });
  const needed = [{ required: true, whitespace: true, message: t('demand:missing') }];
  return (
    <Section title={t('demand:inventor.desk')}>
      <p className="kx-second">{t('demand:inventor.deskHint')}</p>
      <Loaded query={useQuery(list)}>
        {({ items }) =>
          items.length > 0 && (
            <DataList
              label={t('demand:inventor.desk')}
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                {
                  key: 'who',
                  title: t('demand:inventor.email'),
                  head: true,
                  show: ({ email }: InventorQuestion) => (
                    <span className="kx-record-link">{email ?? t('demand:inventor.erased')}</span>
                  ),
                },
                {
                  key: 'state',
                  title: t('demand:field.state'),
                  show: ({ state }) => <Tag tone="plain">{t(`demand:inventor.state.${state}`)}</Tag>,
                },
                {
                  key: 'said',
                  title: t('demand:inventor.opinion'),
                  show: (one) => <Opinion question={one} />,
                },
                { key: 'until', title: t('demand:inventor.until'), show: ({ until }) => <Day day={until} /> },
                ...(mayAsk
                  ? [
                      {
                        key: 'withdraw',
                        title: t('demand:inventor.withdraw'),
                        show: ({ id, email, state }: InventorQuestion) =>
                          state === 'WITHDRAWN' ? (
                            '—'
                          ) : (
                            <Button
                              size="small"
                              aria-label={`${t('demand:inventor.withdraw')} ${email ?? ''}`}
                              loading={withdraw.running}
                              onClick={() => withdraw.run(id)}
                            >
                              {t('demand:inventor.withdraw')}
                            </Button>
                          ),
                      },
                    ]
                  : []),
              ]}
            />
          )
        }
      </Loaded>
      {mayAsk && match.state !== 'DECLINED' && (
        <Form form={form} layout="vertical" requiredMark={false} onFinish={ask.run}>
          <Form.Item name="email" label={t('demand:inventor.email')} rules={needed}>
            <Input maxLength={200} inputMode="email" autoComplete="off" />
          </Form.Item>
          <Form.Item name="note" label={t('demand:inventor.note')}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} />
          </Form.Item>
          <ProblemAlert problem={ask.problem ?? withdraw.problem} />
          <Button htmlType="submit" loading={ask.running}>
            {t('demand:inventor.send')}
          </Button>
        </Form>
      )}
    </Section>
  );
}

function Opinion({ question: { verdict, reason, sentence } }: { question: InventorQuestion }) {
  const { t } = useTranslation();
  if (!verdict) return '—';
  const said = verdict === 'CAN_HELP' ? t('demand:inventor.canHelp') : t(`demand:decline.${reason}`);
  return (
    <>
      {said}
      {sentence && <span className="kx-message kx-second"> {sentence}</span>}
    </>
  );
}
