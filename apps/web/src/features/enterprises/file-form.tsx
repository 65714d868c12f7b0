import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch, type Schemas } from '../../api/client';
import { type EnterpriseFile, oneEnterpriseFile } from '../../api/enterprises';
import { membersOf } from '../../api/organisations';
import { useAct } from '../../api/use-act';
import { DayInput, today } from '../../shared/inputs';
import { ProblemAlert } from '../../shared/problem-alert';

type Written = Schemas['EnterpriseFileChangeDto'];
const TEXTS = ['products', 'research', 'intellectualProperty', 'notes'] as const;

interface Props {
  file: EnterpriseFile;
  organisationId: string;
  close: () => void;
}

export function FileForm({ file, organisationId, close }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<Written>();
  const [shown, setShown] = useState(file);
  useEffect(() => form.setFieldsValue(shown), [form, shown]);
  const members = useQuery(membersOf(organisationId));
  const one = oneEnterpriseFile(organisationId, file.id);
  const save = useAct({
    act: (typed: Written) =>
      answer(
        api.PATCH('/api/v1/organisations/{organisationId}/enterprise-files/{enterpriseFileId}', {
          params: { path: { organisationId, enterpriseFileId: file.id }, header: ifMatch(shown) },
          body: tidy(typed),
        }),
      ),
    form,
    refreshes: [['enterprise-files', organisationId]],
    done: (saved) => {
      queries.setQueryData(one.queryKey, saved);
      close();
    },
  });
  async function showNew() {
    setShown(await queries.fetchQuery({ ...one, staleTime: 0 }));
    save.clear();
  }
  const people = [...new Map(members.data?.items.map(({ personId, name }) => [personId, name]))];
  return (
    <Form form={form} layout="vertical" requiredMark={false} className="kx-inner-form" onFinish={save.run}>
      <Form.Item name="nextStep" label={t('enterprises:field.nextStep')}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="nextStepDay" label={t('enterprises:field.nextStepDay')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="ownerId" label={t('enterprises:field.owner')}>
        <Select allowClear options={people.map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="level" label={t('enterprises:field.level')}>
        <Select
          options={(['KEY', 'ORDINARY'] as const).map((value) => ({
            value,
            label: t(`enterprises:level.${value}`),
          }))}
        />
      </Form.Item>
      {TEXTS.map((field) => (
        <Form.Item key={field} name={field} label={t(`enterprises:field.${field}`)}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={field === 'notes' ? 5000 : 2000} />
        </Form.Item>
      ))}
      <Form.Item name="reviewedDay" label={t('enterprises:field.reviewedDay')}>
        <DayInput max={today()} />
      </Form.Item>
      <ProblemAlert
        problem={save.problem}
        action={
          save.problem?.code === 'etag_mismatch' && (
            <Button size="small" onClick={() => void showNew()}>
              {t('frame:changed.reload')}
            </Button>
          )
        }
      />
      <div className="kx-actions">
        <Button type="primary" htmlType="submit" loading={save.running}>
          {t('frame:save')}
        </Button>
        <Button onClick={close}>{t('frame:cancel')}</Button>
      </div>
    </Form>
  );
}

/** What was emptied is nothing, not an empty text. */
function tidy({ level, ...typed }: Written): Written {
  const rest = Object.fromEntries(
    ([...TEXTS, 'ownerId', 'nextStep', 'nextStepDay', 'reviewedDay'] as const).map((field) => [
      field,
      typed[field]?.trim() || null,
    ]),
  );
  return { level, ...rest } as Written;
}
