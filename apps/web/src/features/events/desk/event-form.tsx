import { Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DeskEvent, EventContent } from '../../../api/events';
import { useAct } from '../../../api/use-act';
import { HundredthsInput, MomentInput } from '../../../shared/inputs';
import { ProblemAlert } from '../../../shared/problem-alert';
import '../events.css';
import { PatentsChoice } from './patents-choice';

interface Props {
  organisationId: string;
  event?: DeskEvent;
  save: (content: EventContent) => Promise<DeskEvent>;
  done: (event: DeskEvent) => void;
  close: () => void;
}

const TYPES = ['MATCHMAKING', 'NEGOTIATION', 'SHOWCASE', 'PROMOTION'] as const;
const MODES = ['ON_SITE', 'ONLINE', 'HYBRID'] as const;
const TIMES = ['startsAt', 'endsAt', 'registrationOpensAt', 'registrationClosesAt'] as const;
const TEXTS = ['titleEn', 'theme', 'venue', 'onlineUrl', 'minutes', 'budgetSource'] as const;

/** Everything that the organiser writes of an event, before and after it. */
export function EventForm({ organisationId, event, save, done, close }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<EventContent>();
  const act = useAct({
    act: (typed: EventContent) => save(contentOf(typed)),
    form,
    refreshes: [
      ['events', organisationId],
      ['events', 'public'],
    ],
    done,
  });
  const needed = [{ required: true, whitespace: true, message: t('events:missing') }];
  const field = (name: string) => t(`events:field.${name}`);
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={event ?? { type: 'PROMOTION', mode: 'ON_SITE', admission: 'AUTOMATIC', agenda: [] }}
      onFinish={act.run}
      scrollToFirstError={{ focus: true }}
    >
      <Form.Item name="title" label={field('title')} rules={needed}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="titleEn" label={`${field('titleEn')} (${t('frame:optional')})`}>
        <Input maxLength={200} />
      </Form.Item>
      <div className="kx-event-grid">
        <Form.Item name="type" label={field('type')}>
          <Select options={TYPES.map((value) => ({ value, label: t(`events:type.${value}`) }))} />
        </Form.Item>
        <Form.Item name="mode" label={field('mode')}>
          <Select options={MODES.map((value) => ({ value, label: t(`events:mode.${value}`) }))} />
        </Form.Item>
        {TIMES.map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={field(name)}
            rules={[{ required: true, message: t('events:missing') }]}
          >
            <MomentInput />
          </Form.Item>
        ))}
        <Form.Item name="venue" label={field('venue')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="onlineUrl" label={field('onlineUrl')}>
          <Input maxLength={500} inputMode="url" />
        </Form.Item>
        <Form.Item name="theme" label={field('theme')}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="capacity" label={field('capacity')} extra={t('events:desk.capacityHelp')}>
          <InputNumber min={1} max={100_000} precision={0} />
        </Form.Item>
        <Form.Item name="contact" label={field('contact')} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="coOrganisers" label={field('coOrganisers')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',']} />
        </Form.Item>
      </div>
      <Form.Item name="admission" label={field('admission')}>
        <Radio.Group
          options={(['AUTOMATIC', 'BY_STAFF'] as const).map((value) => ({
            value,
            label: t(`events:admission.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="intro" label={field('intro')} rules={needed}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} />
      </Form.Item>
      <AgendaFields />
      {event && (
        <>
          <Form.Item name="minutes" label={field('minutes')}>
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={10_000} />
          </Form.Item>
          <div className="kx-event-grid">
            <Form.Item name="costFen" label={field('cost')}>
              <HundredthsInput prefix="¥" />
            </Form.Item>
            <Form.Item name="budgetSource" label={field('budgetSource')}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="satisfactionBp" label={field('satisfaction')}>
              <HundredthsInput suffix="%" />
            </Form.Item>
          </div>
        </>
      )}
      <ProblemAlert problem={act.problem} />
      <div className="kx-actions">
        <Button type="primary" htmlType="submit" loading={act.running}>
          {t('frame:save')}
        </Button>
        <Button onClick={close}>{t('frame:cancel')}</Button>
      </div>
    </Form>
  );
}

function AgendaFields() {
  const { t } = useTranslation();
  return (
    <Form.List name="agenda">
      {(rows, { add, remove }) => (
        <fieldset className="kx-plain-fieldset">
          <legend>{t('events:agenda.title')}</legend>
          {rows.map(({ key, name }) => (
            <div key={key} className="kx-agenda-row">
              <Form.Item
                name={[name, 'startsAt']}
                label={t('events:agenda.startsAt')}
                rules={[{ required: true, message: t('events:missing') }]}
              >
                <MomentInput />
              </Form.Item>
              <Form.Item
                name={[name, 'title']}
                label={t('events:agenda.what')}
                rules={[{ required: true, whitespace: true, message: t('events:missing') }]}
              >
                <Input maxLength={200} />
              </Form.Item>
              <Form.Item name={[name, 'speaker']} label={t('events:agenda.speaker')}>
                <Input maxLength={100} />
              </Form.Item>
              <Form.Item name={[name, 'patentIds']} label={t('events:agenda.patents')}>
                <PatentsChoice />
              </Form.Item>
              <Button onClick={() => remove(name)}>{t('events:agenda.remove')}</Button>
            </div>
          ))}
          <Button onClick={() => add({})}>{t('events:agenda.add')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}

function contentOf(typed: EventContent): EventContent {
  const {
    type,
    mode,
    title,
    intro,
    startsAt,
    endsAt,
    registrationOpensAt,
    registrationClosesAt,
    admission,
    contact,
  } = typed;
  const texts = Object.fromEntries(TEXTS.map((name) => [name, typed[name]?.trim() || null])) as Pick<
    EventContent,
    (typeof TEXTS)[number]
  >;
  return {
    ...{
      type,
      mode,
      title,
      intro,
      startsAt,
      endsAt,
      registrationOpensAt,
      registrationClosesAt,
      admission,
      contact,
    },
    ...texts,
    coOrganisers: typed.coOrganisers ?? [],
    capacity: typed.capacity ?? null,
    costFen: typed.costFen ?? null,
    satisfactionBp: typed.satisfactionBp ?? null,
    agenda: (typed.agenda ?? []).map(({ startsAt: at, title: what, speaker, patentIds }) => ({
      startsAt: at,
      title: what,
      speaker: speaker?.trim() || null,
      patentIds: patentIds ?? [],
    })),
  };
}
