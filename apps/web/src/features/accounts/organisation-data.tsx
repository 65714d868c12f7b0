import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch, type Schemas } from '../../api/client';
import { organisationKey } from '../../api/organisations';
import { useAct } from '../../api/use-act';
import { SESSION_KEY } from '../../app/session';
import { Facts } from '../../shared/data-list';
import { Section } from '../../shared/page';
import { ProblemAlert } from '../../shared/problem-alert';
import { useEditKey } from '../../shared/use-list-keys';

type Organisation = Schemas['OrganisationDto'];

export function OrganisationData({
  organisation,
  mayChange,
}: {
  organisation: Organisation;
  mayChange: boolean;
}) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  useEditKey(mayChange ? () => setEditing(true) : undefined);
  return (
    <Section
      title={t('accounts:organisation.data')}
      actions={
        mayChange &&
        !editing && <Button onClick={() => setEditing(true)}>{t('accounts:organisation.change')}</Button>
      }
    >
      {editing ? (
        <ChangeForm organisation={organisation} close={() => setEditing(false)} />
      ) : (
        <Facts
          items={[
            [t('accounts:organisation.name'), organisation.name],
            [t('accounts:organisation.nameEn'), organisation.nameEn],
            [t('accounts:organisation.kind'), t(`accounts:kind.${organisation.kind}`)],
            [
              t('accounts:organisation.uscc'),
              organisation.uscc && <span className="kx-number">{organisation.uscc}</span>,
            ],
            [t('accounts:organisation.district'), organisation.district],
          ]}
        />
      )}
    </Section>
  );
}

function ChangeForm({ organisation, close }: { organisation: Organisation; close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<Schemas['OrganisationChangeDto']>();
  const key = organisationKey(organisation.id);
  // The version that this form shows: a newer one may arrive behind it.
  const [shown, setShown] = useState(organisation);
  useEffect(() => form.setFieldsValue(shown), [form, shown]);
  const save = useAct({
    act: (change: Schemas['OrganisationChangeDto']) =>
      answer(
        api.PATCH('/api/v1/organisations/{organisationId}', {
          params: { path: { organisationId: organisation.id }, header: ifMatch(shown) },
          body: { name: change.name, nameEn: change.nameEn || null, district: change.district || null },
        }),
      ),
    form,
    refreshes: [SESSION_KEY],
    done: (saved) => {
      queries.setQueryData(key, saved);
      close();
    },
  });
  async function showNew() {
    await queries.invalidateQueries({ queryKey: key });
    const fresh = queries.getQueryData<Organisation>(key);
    if (fresh) setShown(fresh);
    save.clear();
  }
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={save.run}>
      <Form.Item
        name="name"
        label={t('accounts:organisation.name')}
        rules={[
          { required: true, whitespace: true, message: t('accounts:register.organisationNameMissing') },
        ]}
      >
        <Input maxLength={120} autoFocus />
      </Form.Item>
      <Form.Item name="nameEn" label={t('accounts:organisation.nameEn')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="district" label={t('accounts:organisation.district')}>
        <Input maxLength={60} />
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
