import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, type Schemas } from '../../../api/client';
import type { Declaration } from '../../../api/licensing';
import { useAct } from '../../../api/use-act';
import { FileInput, FileLink } from '../../../shared/inputs';
import { Section } from '../../../shared/page';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Tag } from '../../../shared/tag';

type Consent = Declaration['consents'][number];

/** Declaring and withdrawing both need the written consent of every co-patentee (G ch.11 §3.2, §4). */
export function Consents({
  declaration,
  organisationId,
  mayAdd,
}: {
  declaration: Declaration;
  organisationId: string;
  mayAdd: boolean;
}) {
  const { t } = useTranslation();
  if (declaration.consents.length === 0) return null;
  return (
    <Section title={t('declaration:consent.title')}>
      <p className="kx-second">{t('declaration:consent.why')}</p>
      <ul className="kx-gate">
        {declaration.consents.map((consent) => (
          <li key={consent.coOwner + consent.purpose}>
            <div className="kx-gate-head">
              <strong>{consent.coOwner}</strong>
              <span className="kx-tags">
                {t(`declaration:consent.purpose.${consent.purpose}`)}
                {consent.fileId ? (
                  <FileLink
                    organisationId={organisationId}
                    fileId={consent.fileId}
                    label={t('declaration:consent.file')}
                  />
                ) : (
                  <Tag tone="money">{t('declaration:consent.missing')}</Tag>
                )}
              </span>
            </div>
            {!consent.fileId && mayAdd && (
              <AddConsent consent={consent} declarationId={declaration.id} organisationId={organisationId} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function AddConsent({
  consent,
  declarationId,
  organisationId,
}: {
  consent: Consent;
  declarationId: string;
  organisationId: string;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ coOwner: string; fileId: string }>();
  const add = useAct({
    act: (body: Schemas['NewConsentDto']) =>
      answer(
        api.POST('/api/v1/organisations/{organisationId}/declarations/{declarationId}/consents', {
          params: { path: { organisationId, declarationId } },
          body,
        }),
      ),
    form,
    refreshes: [['declarations', organisationId]],
  });
  if (!open)
    return (
      <div>
        <Button size="small" onClick={() => setOpen(true)}>
          {t('declaration:consent.add')}
        </Button>
      </div>
    );
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="kx-inner-form"
      initialValues={{ coOwner: consent.coOwner }}
      onFinish={({ coOwner, fileId }) => add.run({ coOwner, fileId, purpose: consent.purpose })}
    >
      <Form.Item name="coOwner" label={t('declaration:consent.coOwner')}>
        <Input readOnly />
      </Form.Item>
      <Form.Item
        name="fileId"
        label={t('declaration:consent.upload')}
        rules={[{ required: true, message: t('declaration:consent.uploadMissing') }]}
      >
        <FileInput organisationId={organisationId} purpose="CONSENT" />
      </Form.Item>
      <ProblemAlert problem={add.problem} />
      <div className="kx-actions">
        <Button type="primary" htmlType="submit" loading={add.running}>
          {t('declaration:consent.act')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('frame:cancel')}</Button>
      </div>
    </Form>
  );
}
