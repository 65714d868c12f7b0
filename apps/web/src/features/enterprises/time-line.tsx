import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext } from 'react-router';
import { answer, api, type Schemas } from '../../api/client';
import { timelineOf } from '../../api/enterprises';
import type { Membership } from '../../app/session';
import { useAct } from '../../api/use-act';
import { DayInput, today } from '../../shared/inputs';
import { ProblemAlert } from '../../shared/problem-alert';
import { CardsSkeleton, Loaded } from '../../shared/states';
import { Day, Money } from '../../shared/values';

type Visit = Schemas['NewVisitDto'];
const KINDS: Visit['kind'][] = ['VISIT', 'CALL', 'MEETING', 'NOTE'];

interface Props {
  organisationId: string;
  fileId: string;
  mayWrite: boolean;
}

/** Everything between the centre and the firm, the newest first. */
export function TimeLine({ organisationId, fileId, mayWrite }: Props) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const query = useQuery(timelineOf(organisationId, fileId));
  const { roles } = useOutletContext<Membership>();
  // A service centre reviews matches need by need and has no page for one that was sent.
  const matchPage = !roles.includes('SERVICE_STAFF');
  const pathOf = (licenceId: string | null, matchId: string | null) =>
    licenceId
      ? `/desk/${organisationId}/notices/${licenceId}`
      : matchId && matchPage
        ? `/desk/${organisationId}/matches/${matchId}`
        : null;
  return (
    <section className="kx-part">
      <div className="kx-panel-head">
        <h2>{t('enterprises:timeline.title')}</h2>
        {mayWrite && !adding && (
          <Button onClick={() => setAdding(true)}>{t('enterprises:timeline.add')}</Button>
        )}
      </div>
      {adding && <AddVisit organisationId={organisationId} fileId={fileId} close={() => setAdding(false)} />}
      <Loaded query={query} skeleton={<CardsSkeleton count={1} />}>
        {({ items }) => (
          <ul className="kx-events">
            {items.map(({ kind, day, text, people, amountFen, licenceId, matchId }, at) => (
              <li key={at}>
                <Day day={day} /> <strong>{t(`enterprises:timeline.kind.${kind}`)}</strong>{' '}
                <What path={pathOf(licenceId, matchId)} text={text} />{' '}
                {amountFen !== null && <Money fen={amountFen} />}
                {people && <span className="kx-second"> {people}</span>}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

function What({ path, text }: { path: string | null; text: string | null }) {
  return path ? <Link to={path}>{text}</Link> : <>{text}</>;
}

function AddVisit({ organisationId, fileId, close }: Omit<Props, 'mayWrite'> & { close: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Visit>();
  const add = useAct({
    act: ({ people, ...visit }: Visit) =>
      answer(
        api.POST('/api/v1/organisations/{organisationId}/enterprise-files/{enterpriseFileId}/visits', {
          params: { path: { organisationId, enterpriseFileId: fileId } },
          body: { ...visit, people: people?.trim() || null },
        }),
      ),
    form,
    refreshes: [['enterprise-files', organisationId]],
    done: close,
  });
  const needed = [{ required: true, whitespace: true, message: t('enterprises:missing') }];
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="kx-inner-form"
      initialValues={{ kind: 'VISIT', day: today() }}
      onFinish={add.run}
    >
      <Form.Item name="kind" label={t('enterprises:timeline.what')}>
        <Select options={KINDS.map((value) => ({ value, label: t(`enterprises:timeline.kind.${value}`) }))} />
      </Form.Item>
      <Form.Item name="day" label={t('enterprises:timeline.day')} rules={needed}>
        <DayInput max={today()} />
      </Form.Item>
      <Form.Item name="summary" label={t('enterprises:timeline.summary')} rules={needed}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
      </Form.Item>
      <Form.Item name="people" label={`${t('enterprises:timeline.people')} (${t('frame:optional')})`}>
        <Input maxLength={300} />
      </Form.Item>
      <ProblemAlert problem={add.problem} />
      <div className="kx-actions">
        <Button type="primary" htmlType="submit" loading={add.running}>
          {t('enterprises:timeline.add')}
        </Button>
        <Button onClick={close}>{t('frame:cancel')}</Button>
      </div>
    </Form>
  );
}
