import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, type Schemas } from '../../../api/client';
import { type Holding, oneHolding } from '../../../api/desk';
import { useAct } from '../../../api/use-act';
import { ProblemAlert } from '../../../shared/problem-alert';

interface Props {
  holding: Holding;
  organisationId: string;
  mayWrite: boolean;
}

/** Who the register names now: not always the applicants, and only a patentee may declare. */
export function Patentees({ holding, organisationId, mayWrite }: Props) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const { patentees } = holding.patent;
  return (
    <section className="kx-part">
      <div className="kx-panel-head">
        <h2>{t('holdings:patentees.title')}</h2>
        {mayWrite && !editing && (
          <Button onClick={() => setEditing(true)}>{t('holdings:patentees.open')}</Button>
        )}
      </div>
      {editing ? (
        <EditPatentees holding={holding} organisationId={organisationId} close={() => setEditing(false)} />
      ) : (
        <p>
          {patentees.length > 0 ? patentees.join(t('licensing:listComma')) : t('holdings:patentees.unknown')}
        </p>
      )}
    </section>
  );
}

function EditPatentees({ holding, organisationId, close }: Omit<Props, 'mayWrite'> & { close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { patentId, patent } = holding;
  const save = useAct({
    act: (body: Schemas['PatenteesDto']) =>
      answer(
        api.PATCH('/api/v1/organisations/{organisationId}/patents/{patentId}/patentees', {
          params: { path: { organisationId, patentId } },
          body,
        }),
      ),
    refreshes: [
      ['patent', patentId],
      ['declarations', organisationId],
    ],
    done: (saved) => {
      queries.setQueryData(oneHolding(organisationId, patentId).queryKey, saved);
      close();
    },
  });
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      className="kx-inner-form"
      initialValues={{ names: patent.patentees.join('\n') }}
      onFinish={({ names, source }: { names: string; source: string }) =>
        save.run({
          patentees: names
            .split('\n')
            .map((name) => name.trim())
            .filter(Boolean),
          source,
        })
      }
    >
      <Form.Item
        name="names"
        label={t('holdings:patentees.names')}
        extra={t('holdings:patentees.namesHelp')}
        rules={[{ required: true, whitespace: true, message: t('holdings:patentees.namesMissing') }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} autoFocus />
      </Form.Item>
      <Form.Item
        name="source"
        label={t('holdings:event.source')}
        extra={t('holdings:patentees.sourceHelp')}
        rules={[{ required: true, whitespace: true, message: t('declaration:gate.sourceMissing') }]}
      >
        <Input maxLength={300} />
      </Form.Item>
      <ProblemAlert problem={save.problem} />
      <div className="kx-actions">
        <Button type="primary" htmlType="submit" loading={save.running}>
          {t('holdings:patentees.act')}
        </Button>
        <Button onClick={close}>{t('frame:cancel')}</Button>
      </div>
    </Form>
  );
}
