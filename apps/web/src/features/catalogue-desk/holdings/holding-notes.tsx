import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch, type Schemas } from '../../../api/client';
import { type Holding, oneHolding } from '../../../api/desk';
import { useAct } from '../../../api/use-act';
import { Conflict } from '../../../shared/conflict';
import { Facts } from '../../../shared/data-list';
import { ProblemAlert } from '../../../shared/problem-alert';
import { useEditKey } from '../../../shared/use-list-keys';

type Change = Schemas['HoldingChangeDto'];
const FIELDS = ['internalNumber', 'college', 'inventorContact', 'notes'] as const;

interface Props {
  holding: Holding;
  organisationId: string;
  mayWrite: boolean;
}

/** What the university keeps for itself; edited together, so a change that crossed another one shows both. */
export function HoldingNotes({ holding, organisationId, mayWrite }: Props) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  useEditKey(mayWrite && !editing ? () => setEditing(true) : undefined);
  return (
    <section className="kx-part">
      <div className="kx-panel-head">
        <h2>{t('holdings:own')}</h2>
        {mayWrite && !editing && <Button onClick={() => setEditing(true)}>{t('holdings:edit')}</Button>}
      </div>
      {editing ? (
        <EditNotes holding={holding} organisationId={organisationId} close={() => setEditing(false)} />
      ) : (
        <Facts
          items={FIELDS.map((field) => [
            t(`holdings:field.${field}`),
            holding[field] && <span className="kx-lines">{holding[field]}</span>,
          ])}
        />
      )}
    </section>
  );
}

function EditNotes({ holding, organisationId, close }: Omit<Props, 'mayWrite'> & { close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<Change>();
  const [seen, setSeen] = useState(holding);
  const [theirs, setTheirs] = useState<Holding>();
  const one = oneHolding(organisationId, holding.patentId);
  const save = useAct({
    act: async (values: Change) => {
      try {
        return await answer(
          api.PATCH('/api/v1/organisations/{organisationId}/patents/{patentId}', {
            params: { path: { organisationId, patentId: holding.patentId }, header: ifMatch(seen) },
            body: Object.fromEntries(FIELDS.map((field) => [field, values[field]?.trim() || null])),
          }),
        );
      } catch (error) {
        setTheirs(await queries.fetchQuery({ ...one, staleTime: 0 }));
        throw error;
      }
    },
    form,
    refreshes: [['holdings', organisationId]],
    done: (saved) => {
      queries.setQueryData(one.queryKey, saved);
      close();
    },
  });
  function settle(take: boolean) {
    if (!theirs) return;
    setSeen(theirs);
    if (take) form.setFieldsValue(theirs);
    save.clear();
  }
  const mine = form.getFieldsValue();
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={holding} onFinish={save.run}>
      {FIELDS.map((field, at) => (
        <Form.Item key={field} name={field} label={t(`holdings:field.${field}`)}>
          {field === 'notes' ? (
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={5000} />
          ) : (
            <Input maxLength={field === 'inventorContact' ? 500 : 100} autoFocus={at === 0} />
          )}
        </Form.Item>
      ))}
      {save.problem?.code === 'etag_mismatch' && theirs ? (
        <Conflict
          clashes={FIELDS.filter((field) => (mine[field] ?? '') !== (theirs[field] ?? '')).map((field) => ({
            label: t(`holdings:field.${field}`),
            mine: mine[field] ?? '',
            theirs: theirs[field] ?? '',
          }))}
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
        <Button onClick={close}>{t('frame:cancel')}</Button>
      </div>
    </Form>
  );
}
