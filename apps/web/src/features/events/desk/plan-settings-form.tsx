import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch } from '../../../api/client';
import type { DeskEvent } from '../../../api/events';
import { type DeskPlan, deskPlan, EVENT, type PlanSettings } from '../../../api/meetings';
import { useAct } from '../../../api/use-act';
import { Conflict } from '../../../shared/conflict';
import { Facts } from '../../../shared/data-list';
import { minuteOf } from '../../../shared/format';
import { MomentInput } from '../../../shared/inputs';
import { Section } from '../../../shared/page';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Minute } from '../../../shared/values';
import type { PlanProps } from './plan-page';

const HOUR_MS = 3_600_000;

/** When and at how many tables people meet. */
export function PlanSettingsForm({ event, ...props }: PlanProps & { event: DeskEvent | undefined }) {
  const { t } = useTranslation();
  const { plan, mayWrite } = props;
  const [editing, setEditing] = useState(plan.settings === null && mayWrite);
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
      {event && <Editor {...props} event={event} close={() => setEditing(false)} />}
    </Section>
  );
}

function Editor({
  organisationId,
  eventId,
  plan,
  event,
  close,
}: PlanProps & { event: DeskEvent; close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<PlanSettings>();
  // The plan that this form was filled from: a newer one may arrive behind it.
  const [seen, setSeen] = useState(plan);
  const [theirs, setTheirs] = useState<DeskPlan>();
  const one = deskPlan(organisationId, eventId);

  /** Somebody settled it in the meantime: what stands there now is shown beside what was typed. */
  async function lookAgain(error: unknown): Promise<never> {
    setTheirs(await queries.fetchQuery({ ...one, staleTime: 0 }));
    throw error;
  }
  const save = useAct({
    act: (body: PlanSettings) =>
      answer(
        api.PUT(`${EVENT}/plan`, {
          params: { path: { organisationId, eventId }, header: ifMatch(seen) },
          body,
        }),
      ).catch(lookAgain),
    form,
    done: (fresh) => {
      queries.setQueryData(one.queryKey, fresh);
      close();
    },
  });
  function settle(take: boolean) {
    if (!theirs) return;
    setSeen(theirs);
    if (take && theirs.settings) form.setFieldsValue(theirs.settings);
    save.clear();
  }
  const field = (name: string) => t(`events:plan.${name}`);
  const needed = [{ required: true, message: t('events:missing') }];
  return (
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
      {save.problem?.code === 'etag_mismatch' && theirs?.settings ? (
        <Conflict
          clashes={differing(form.getFieldsValue(true) as PlanSettings, theirs.settings).map(
            ({ name, ...values }) => ({ label: field(name), ...values }),
          )}
          takeTheirs={() => settle(true)}
          keepMine={() => settle(false)}
        />
      ) : (
        <ProblemAlert problem={save.problem} />
      )}
      <div className="kx-actions">
        <Button type="primary" htmlType="submit" loading={save.running}>
          {t('frame:save')}
        </Button>
        {seen.settings && <Button onClick={close}>{t('frame:cancel')}</Button>}
      </div>
    </Form>
  );
}

const FIELDS = ['sessions', 'slotMinutes', 'pauseMinutes', 'tables', 'wishesCloseAt'] as const;

function differing(mine: PlanSettings, theirs: PlanSettings) {
  return FIELDS.map((name) => ({
    name,
    mine: textOf(mine[name]),
    theirs: textOf(theirs[name]),
  })).filter((one) => one.mine !== one.theirs);
}

/** A session half typed has no end yet. */
function textOf(value: PlanSettings[(typeof FIELDS)[number]]): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value && minuteOf(value);
  return value.map(sessionText).join(' · ');
}

const sessionText = ({ startsAt, endsAt }: Partial<PlanSettings['sessions'][number]>) =>
  `${startsAt ? minuteOf(startsAt) : ''} – ${endsAt ? minuteOf(endsAt).slice(-5) : ''}`;

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
        [t('events:plan.sessions'), settings.sessions.map(sessionText).join(t('frame:comma'))],
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
