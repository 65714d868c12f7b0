import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch } from '../../../api/client';
import { oneSheet, type Sheet, type SheetContent } from '../../../api/desk';
import { useAct } from '../../../api/use-act';
import { Conflict } from '../../../shared/conflict';
import { DayInput, today } from '../../../shared/inputs';
import { ProblemAlert } from '../../../shared/problem-alert';

const WORDS = ['problem', 'howItWorks', 'benefit'] as const;
const PROOF = ['assessedBy', 'assessedOn', 'evidence'] as const;
const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** As it is typed: one use a line, an empty field for nothing. */
type Typed = Record<(typeof WORDS)[number] | (typeof PROOF)[number] | 'applications' | 'help', string> & {
  trl: number | null;
};

interface Props {
  sheet: Sheet;
  patentId: string;
  organisationId: string;
  close: () => void;
}

/** Empty parts begin with the abstract's sentences; saving says that a person stands behind what is there. */
export function SheetForm({ sheet, patentId, organisationId, close }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const [seen, setSeen] = useState(sheet);
  const [theirs, setTheirs] = useState<Sheet>();
  const trl = Form.useWatch('trl', form) ?? null;
  const one = oneSheet(organisationId, patentId);
  const save = useAct({
    act: async (typed: Typed) => {
      try {
        return await answer(
          api.PATCH('/api/v1/organisations/{organisationId}/patents/{patentId}/sheet', {
            params: { path: { organisationId, patentId }, header: ifMatch(seen) },
            body: contentOf(typed),
          }),
        );
      } catch (error) {
        setTheirs(await queries.fetchQuery({ ...one, staleTime: 0 }));
        throw error;
      }
    },
    form,
    refreshes: [['patent', patentId]],
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
  const lifted = (part: Sheet['parts'][number]['part']) =>
    sheet.parts.some((one) => one.part === part && one.state === 'DRAFT');
  const hint = (part: (typeof WORDS)[number] | 'applications') =>
    t(lifted(part) ? 'sheet:desk.fromAbstract' : `sheet:desk.help.${part}`);
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={typedOf(sheet)}
      onFinish={(typed: Typed) => save.run({ ...typedOf(sheet), ...typed })}
    >
      {WORDS.map((part, at) => (
        <Form.Item key={part} name={part} label={t(`sheet:part.${part}`)} extra={hint(part)}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={2000} autoFocus={at === 0} />
        </Form.Item>
      ))}
      <Form.Item name="applications" label={t('sheet:part.applications')} extra={hint('applications')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={4000} />
      </Form.Item>
      <Form.Item
        name="trl"
        label={t('sheet:desk.trl')}
        extra={`${t('sheet:desk.help.trl')} ${t('sheet:levelSource')}`}
      >
        <Select<number | null>
          options={[
            { value: null, label: t('sheet:desk.trlNone') },
            ...LEVELS.map((value) => ({ value, label: t(`sheet:level.${value}`) })),
          ]}
        />
      </Form.Item>
      {trl !== null && (
        <>
          <Form.Item name="assessedBy" label={t('sheet:desk.assessedBy')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="assessedOn" label={t('sheet:desk.assessedOn')}>
            <DayInput max={today()} />
          </Form.Item>
          <Form.Item name="evidence" label={t('sheet:desk.evidence')} extra={t('sheet:desk.help.evidence')}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
          </Form.Item>
        </>
      )}
      <Form.Item name="help" label={t('sheet:part.help')} extra={t('sheet:desk.help.help')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
      </Form.Item>
      {save.problem?.code === 'etag_mismatch' && theirs ? (
        <Conflict
          clashes={clashesOf(form.getFieldsValue(), typedOf(theirs)).map(({ field, mine, other }) => ({
            label: t(labelOf(field)),
            mine,
            theirs: other,
          }))}
          takeTheirs={() => settle(true)}
          keepMine={() => settle(false)}
        />
      ) : (
        <ProblemAlert problem={save.problem} />
      )}
      <div className="kx-actions">
        <Button type="primary" htmlType="submit" loading={save.running}>
          {t('sheet:desk.act')}
        </Button>
        <Button onClick={close}>{t('frame:cancel')}</Button>
      </div>
    </Form>
  );
}

function labelOf(field: keyof Typed): string {
  if (field === 'trl') return 'sheet:desk.trl';
  return PROOF.some((one) => one === field) ? `sheet:desk.${field}` : `sheet:part.${field}`;
}

function typedOf({ draft, ...sheet }: Sheet): Typed {
  const uses = sheet.applications.length > 0 ? sheet.applications : draft.applications;
  return {
    problem: sheet.problem ?? draft.problem ?? '',
    howItWorks: sheet.howItWorks ?? draft.howItWorks ?? '',
    benefit: sheet.benefit ?? draft.benefit ?? '',
    applications: uses.join('\n'),
    trl: sheet.trl,
    assessedBy: sheet.assessedBy ?? '',
    assessedOn: sheet.assessedOn ?? '',
    evidence: sheet.evidence ?? '',
    help: sheet.help ?? '',
  };
}

function contentOf(typed: Typed): SheetContent {
  const text = (value: string) => value.trim() || null;
  const proven = typed.trl !== null;
  return {
    problem: text(typed.problem),
    howItWorks: text(typed.howItWorks),
    benefit: text(typed.benefit),
    applications: typed.applications
      .split('\n')
      .map((use) => use.trim())
      .filter(Boolean),
    trl: typed.trl,
    assessedBy: proven ? text(typed.assessedBy) : null,
    assessedOn: proven ? text(typed.assessedOn) : null,
    evidence: proven ? text(typed.evidence) : null,
    help: text(typed.help),
  };
}

function clashesOf(mine: Partial<Typed>, theirs: Typed) {
  return (Object.keys(theirs) as (keyof Typed)[])
    .map((field) => ({ field, mine: String(mine[field] ?? ''), other: String(theirs[field] ?? '') }))
    .filter((one) => one.mine !== one.other);
}
