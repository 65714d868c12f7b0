import { Button, Form, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, type Schemas } from '../../api/client';
import type { EnterpriseFile } from '../../api/enterprises';
import { useAct } from '../../api/use-act';
import { DayInput, today } from '../../shared/inputs';
import { ProblemAlert } from '../../shared/problem-alert';
import { Day } from '../../shared/values';

type Contact = Schemas['NewEnterpriseContactDto'];
interface Props {
  file: EnterpriseFile;
  organisationId: string;
  mayWrite: boolean;
}

/** People of the firm, each with the reason why their data may be kept. */
export function Contacts({ file, organisationId, mayWrite }: Props) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const remove = useAct({
    act: (contactId: string) =>
      api.DELETE(
        '/api/v1/organisations/{organisationId}/enterprise-files/{enterpriseFileId}/contacts/{contactId}',
        { params: { path: { organisationId, enterpriseFileId: file.id, contactId } } },
      ),
    refreshes: [['enterprise-files', organisationId]],
  });
  return (
    <section className="kx-part">
      <div className="kx-panel-head">
        <h2>{t('enterprises:contacts.title')}</h2>
        {mayWrite && !adding && (
          <Button onClick={() => setAdding(true)}>{t('enterprises:contacts.add')}</Button>
        )}
      </div>
      {adding && <AddContact file={file} organisationId={organisationId} close={() => setAdding(false)} />}
      <ProblemAlert problem={remove.problem} />
      {file.contacts.length === 0 && !adding && <p>{t('enterprises:contacts.nothing')}</p>}
      <ul className="kx-events">
        {file.contacts.map(({ id, name, position, phone, email, basis, basisDay }) => (
          <li key={id}>
            <strong>{name}</strong> {[position, phone, email].filter(Boolean).join(' · ')}
            <span className="kx-second">
              {' '}
              {t('enterprises:contacts.because', { basis })} <Day day={basisDay} />
            </span>{' '}
            {mayWrite && (
              <Popconfirm
                title={t('enterprises:contacts.forgetSure', { name })}
                okText={t('enterprises:contacts.forget')}
                cancelText={t('frame:cancel')}
                onConfirm={() => remove.run(id)}
              >
                <Button size="small" aria-label={`${t('enterprises:contacts.forget')} ${name}`}>
                  {t('enterprises:contacts.forget')}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function AddContact({ file, organisationId, close }: Omit<Props, 'mayWrite'> & { close: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Contact>();
  const add = useAct({
    act: ({ name, position, phone, email, basis, basisDay }: Contact) =>
      answer(
        api.POST('/api/v1/organisations/{organisationId}/enterprise-files/{enterpriseFileId}/contacts', {
          params: { path: { organisationId, enterpriseFileId: file.id } },
          body: {
            name,
            basis,
            basisDay,
            position: position?.trim() || null,
            phone: phone?.trim() || null,
            email: email?.trim() || null,
          },
        }),
      ),
    form,
    refreshes: [['enterprise-files', organisationId]],
    done: close,
  });
  const needed = [{ required: true, whitespace: true, message: t('enterprises:missing') }];
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="kx-inner-form"
      initialValues={{ basisDay: today() }}
      onFinish={add.run}
    >
      <Form.Item name="name" label={t('enterprises:contacts.name')} rules={needed}>
        <Input maxLength={60} autoFocus />
      </Form.Item>
      <Form.Item name="position" label={`${t('enterprises:contacts.position')} (${t('frame:optional')})`}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="phone" label={t('enterprises:contacts.phone')}>
        <Input maxLength={40} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name="email" label={t('enterprises:contacts.email')}>
        <Input maxLength={200} inputMode="email" autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="basis"
        label={t('enterprises:contacts.basis')}
        extra={t('enterprises:contacts.basisHelp')}
        rules={needed}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="basisDay" label={t('enterprises:contacts.basisDay')} rules={needed}>
        <DayInput max={today()} />
      </Form.Item>
      <ProblemAlert problem={add.problem} />
      <div className="kx-actions">
        <Button type="primary" htmlType="submit" loading={add.running}>
          {t('enterprises:contacts.add')}
        </Button>
        <Button onClick={close}>{t('frame:cancel')}</Button>
      </div>
    </Form>
  );
}
