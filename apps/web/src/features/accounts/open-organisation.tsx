import { Button, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { answer, api, type Schemas } from '../../api/client';
import { useAct } from '../../api/use-act';
import { ProblemAlert } from '../../shared/problem-alert';

type NewOrganisation = Schemas['NewOrganisationDto'];
const KINDS: NewOrganisation['kind'][] = [
  'UNIVERSITY',
  'RESEARCH_INSTITUTE',
  'SERVICE_CENTRE',
  'IP_OFFICE',
  'EDUCATION_COMMISSION',
  'ENTERPRISE',
  'FOREIGN_BODY',
  'INDIVIDUAL',
];

/** Opens an organisation and leads to its first invitation. */
export function OpenOrganisation() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [, setAddress] = useSearchParams();
  const [form] = Form.useForm<NewOrganisation>();
  const make = useAct({
    act: (body: NewOrganisation) => answer(api.POST('/api/v1/organisations', { body })),
    form,
    refreshes: [['platform', 'organisations']],
    done: ({ id }) => {
      setOpen(false);
      form.resetFields();
      setAddress({ organisation: id });
    },
  });
  function finish(values: NewOrganisation) {
    make.run(Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as NewOrganisation);
  }
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('accounts:platform.open')}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={t('accounts:platform.open')} forceRender>
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ kind: 'UNIVERSITY' }}
          onFinish={finish}
        >
          <Form.Item name="kind" label={t('accounts:organisation.kind')}>
            <Select options={KINDS.map((value) => ({ value, label: t(`accounts:kind.${value}`) }))} />
          </Form.Item>
          <Form.Item
            name="name"
            label={t('accounts:organisation.name')}
            rules={[
              { required: true, whitespace: true, message: t('accounts:register.organisationNameMissing') },
            ]}
          >
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="nameEn" label={`${t('accounts:organisation.nameEn')} (${t('frame:optional')})`}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item
            name="uscc"
            label={t('accounts:organisation.uscc')}
            extra={t('accounts:register.usccHelp')}
          >
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item
            name="district"
            label={`${t('accounts:organisation.district')} (${t('frame:optional')})`}
          >
            <Input maxLength={60} />
          </Form.Item>
          <ProblemAlert problem={make.problem} />
          <Button type="primary" htmlType="submit" loading={make.running}>
            {t('accounts:platform.openAct')}
          </Button>
        </Form>
      </Drawer>
    </>
  );
}
