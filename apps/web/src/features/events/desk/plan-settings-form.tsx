import { Button, Form, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch } from '../../../api/client';
import type { DeskEvent } from '../../../api/events';
import { deskPlan, EVENT, type PlanSettings } from '../../../api/meetings';
import { useAct } from '../../../api/use-act';
import { Facts } from '../../../shared/data-list';
import { minuteOf } from '../../../shared/format';
import { MomentInput } from '../../../shared/inputs';
import { Section } from '../../../shared/page';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Minute } from '../../../shared/values';
import type { PlanProps } from './plan-page';

const HOUR_MS = 3_600_000;

/** When and at how many tables people meet. */
export function PlanSettingsForm({
  organisationId,
  eventId,
  plan,
  mayWrite,
  event,
}: PlanProps & { event: DeskEvent | undefined }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(plan.settings === null && mayWrite);
  const [form] = Form.useForm<PlanSettings>();
  const save = useAct({
    act: (body: PlanSettings) =>
      answer(
        api.PUT(`${EVENT}/plan`, {
          params: { path: { organisationId, eventId }, header: ifMatch(plan) },
          body,
        }),
      ),
    form,
    refreshes: [deskPlan(organisationId, eventId).queryKey],
    done: () => setEditing(false),
  });
  const field = (name: string) => t(`events:plan.${name}`);
  const needed = [{ required: true, message: t('events:missing') }];
  if (!editing)
    return (
      <Section
        title={t('events:plan.settings')}
        actions={mayWrite && <Button onClick={() => setEditing(true)}>{t('holdings:edit')}</Button>}
      >
        {plan.settings ? <Settled plan={plan} settings={plan.settings} /> : <p>{t('events:plan.nothing')}</p>}
      </Section>
    );
  return (
    <Section title={t('events:plan.settings')}>
      {event && (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={plan.settings ?? proposalFor(event)}
          onFinish={save.run}
          scrollToFirstError={{ focus: true }}
        >
          <SessionFields />
          <div className="kx-event-grid">
            <Form.Item name="slotMinutes" label={field('slotMinutes')} rules={needed}>
              <InputNumber min={5} max={120} precision={0} />
            </Form.Item>
            <Form.Item name="pauseMinutes" label={field('pauseMinutes')} rules={needed}>
              <InputNumber min={0} max={60} precision={0} />
            </Form.Item>
            <Form.Item name="tables" label={field('tables')} rules={needed}>
              <InputNumber min={1} max={300} precision={0} />
            </Form.Item>
            <Form.Item name="wishesCloseAt" label={field('wishesCloseAt')} rules={needed}>
              <MomentInput />
            </Form.Item>
          </div>
          <ProblemAlert problem={save.problem} />
          <div className="kx-actions">
            <Button type="primary" htmlType="submit" loading={save.running}>
              {t('frame:save')}
            </Button>
            {plan.settings && <Button onClick={() => setEditing(false)}>{t('frame:cancel')}</Button>}
          </div>
        </Form>
      )}
    </Section>
  );
}

function SessionFields() {
  const { t } = useTranslation();
  const needed = [{ required: true, message: t('events:missing') }];
  return (
    <Form.List name="sessions">
      {(rows, { add, remove }) => (
        <fieldset className="kx-plain-fieldset">
          <legend>{t('events:plan.sessions')}</legend>
          {rows.map(({ key, name }) => (
            <div key={key} className="kx-agenda-row">
              <Form.Item name={[name, 'startsAt']} label={t('events:field.startsAt')} rules={needed}>
                <MomentInput />
              </Form.Item>
              <Form.Item name={[name, 'endsAt']} label={t('events:field.endsAt')} rules={needed}>
                <MomentInput />
              </Form.Item>
              {rows.length > 1 && (
                <Button onClick={() => remove(name)}>{t('events:plan.removeSession')}</Button>
              )}
            </div>
          ))}
          <Button onClick={() => add({})}>{t('events:plan.addSession')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}

function Settled({ plan, settings }: Pick<PlanProps, 'plan'> & { settings: PlanSettings }) {
  const { t } = useTranslation();
  return (
    <Facts
      items={[
        [
          t('events:plan.sessions'),
          settings.sessions
            .map(({ startsAt, endsAt }) => `${minuteOf(startsAt)} – ${minuteOf(endsAt).slice(-5)}`)
            .join(t('frame:comma')),
        ],
        [
          t('events:plan.slots'),
          t('events:plan.slotsOf', {
            count: plan.slots.length,
            minutes: settings.slotMinutes,
            pause: settings.pauseMinutes,
          }),
        ],
        [t('events:plan.tables'), settings.tables],
        [t('events:plan.wishesCloseAt'), <Minute at={settings.wishesCloseAt} />],
      ]}
    />
  );
}

/** What most days look like: the whole event, twenty minutes a meeting, wishes until the day before. */
function proposalFor({ startsAt, endsAt }: DeskEvent): PlanSettings {
  const closes = Date.parse(startsAt) - 24 * HOUR_MS;
  return {
    sessions: [{ startsAt, endsAt }],
    ...{ slotMinutes: 20, pauseMinutes: 5, tables: 10 },
    wishesCloseAt: new Date(closes).toISOString(),
  };
}
