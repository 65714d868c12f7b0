import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch } from '../../../api/client';
import { type Annuities, type AnnuityFacts, oneAnnuities } from '../../../api/desk';
import { useAct } from '../../../api/use-act';
import { Conflict } from '../../../shared/conflict';
import { DayInput, today } from '../../../shared/inputs';
import { ProblemAlert } from '../../../shared/problem-alert';

const FIELDS = [
  'lastPaidYear',
  'heldReduction',
  'openLicence',
  'recordedDay',
  'withdrawnDay',
  'source',
] as const;
const YEARS = Array.from({ length: 20 }, (_, at) => at + 1);
const HELD = ['NONE', 'SINGLE', 'SEVERAL'] as const;
const OPEN = ['NONE', 'RECORDED'] as const;

interface Props {
  calendar: Annuities;
  /** Opened to take over what licensing told: filled in, and nothing saved before a person does. */
  asTold: boolean;
  patentId: string;
  organisationId: string;
  close: () => void;
}

/** Asks for what only the patentee knows; what is not known stays open. */
export function AnnuityFactsForm({ calendar, asTold, patentId, organisationId, close }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<AnnuityFacts>();
  const [seen, setSeen] = useState(calendar);
  const [theirs, setTheirs] = useState<Annuities>();
  const recorded = Form.useWatch('openLicence', form) === 'RECORDED';
  const one = oneAnnuities(organisationId, patentId);
  const save = useAct({
    act: async (typed: AnnuityFacts) => {
      try {
        return await answer(
          api.PATCH('/api/v1/organisations/{organisationId}/patents/{patentId}/annuities', {
            params: { path: { organisationId, patentId }, header: ifMatch(seen) },
            body: factsOf(typed),
          }),
        );
      } catch (error) {
        setTheirs(await queries.fetchQuery({ ...one, staleTime: 0 }));
        throw error;
      }
    },
    form,
    refreshes: [['today', organisationId]],
    done: (saved) => {
      queries.setQueryData(one.queryKey, saved);
      close();
    },
  });
  function settle(take: boolean) {
    if (!theirs) return;
    setSeen(theirs);
    if (take) form.setFieldsValue(typedOf(theirs));
    save.clear();
  }
  const unknown = { value: null, label: t('annuity:form.unknown') };
  const mine: Partial<AnnuityFacts> = form.getFieldsValue();
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="kx-inner-form"
      initialValues={asTold ? toldOf(calendar) : typedOf(calendar)}
      onFinish={(typed: AnnuityFacts) => save.run(typed)}
      scrollToFirstError={{ focus: true }}
    >
      <Form.Item
        name="lastPaidYear"
        label={t('annuity:form.lastPaidYear')}
        extra={t('annuity:form.lastPaidYearHelp')}
      >
        <Select<number | null>
          options={[unknown, ...YEARS.map((year) => ({ value: year, label: t('annuity:year', { year }) }))]}
        />
      </Form.Item>
      <Form.Item name="heldReduction" label={t('annuity:form.heldReduction')}>
        <Select<string | null>
          options={[unknown, ...HELD.map((value) => ({ value, label: t(`annuity:form.held.${value}`) }))]}
        />
      </Form.Item>
      <Form.Item name="openLicence" label={t('annuity:form.openLicence')}>
        <Select<string | null>
          options={[unknown, ...OPEN.map((value) => ({ value, label: t(`annuity:form.open.${value}`) }))]}
        />
      </Form.Item>
      {recorded && (
        <>
          <Form.Item name="recordedDay" label={t('annuity:form.recordedDay')}>
            <DayInput max={today()} />
          </Form.Item>
          <Form.Item
            name="withdrawnDay"
            label={t('annuity:form.withdrawnDay')}
            extra={t('annuity:form.withdrawnHelp')}
          >
            <DayInput max={today()} />
          </Form.Item>
        </>
      )}
      <Form.Item
        name="source"
        label={t('annuity:form.source')}
        extra={t('annuity:form.sourceHelp')}
        rules={[{ required: true, whitespace: true, message: t('annuity:form.sourceMissing') }]}
      >
        <Input maxLength={300} />
      </Form.Item>
      {save.problem?.code === 'etag_mismatch' && theirs ? (
        <Conflict
          clashes={FIELDS.filter((field) => String(mine[field] ?? '') !== String(theirs[field] ?? '')).map(
            (field) => ({
              label: t(`annuity:form.${field}`),
              mine: String(mine[field] ?? ''),
              theirs: String(theirs[field] ?? ''),
            }),
          )}
          takeTheirs={() => settle(true)}
          keepMine={() => settle(false)}
        />
      ) : (
        <ProblemAlert problem={save.problem} />
      )}
      <div className="kx-actions">
        <Button type="primary" htmlType="submit" loading={save.running}>
          {t('annuity:form.act')}
        </Button>
        <Button onClick={close}>{t('frame:cancel')}</Button>
      </div>
    </Form>
  );
}

function typedOf(calendar: Annuities): AnnuityFacts {
  const { lastPaidYear, heldReduction, openLicence, recordedDay, withdrawnDay, source } = calendar;
  return { lastPaidYear, heldReduction, openLicence, recordedDay, withdrawnDay, source: source ?? '' };
}

function toldOf(calendar: Annuities): AnnuityFacts {
  const { told } = calendar;
  if (!told) return typedOf(calendar);
  const { recordedDay, withdrawnDay } = told;
  return { ...typedOf(calendar), openLicence: 'RECORDED', recordedDay, withdrawnDay };
}

function factsOf({ recordedDay, withdrawnDay, ...typed }: AnnuityFacts): AnnuityFacts {
  const recorded = typed.openLicence === 'RECORDED';
  return {
    ...typed,
    recordedDay: (recorded && recordedDay) || null,
    withdrawnDay: (recorded && withdrawnDay) || null,
    source: typed.source.trim(),
  };
}
