import { Button, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import type { EnterpriseFile } from '../../api/enterprises';
import { useAct } from '../../api/use-act';
import { Section } from '../../shared/page';
import { ProblemAlert } from '../../shared/problem-alert';

interface Typed {
  firm: { name: string; uscc: string; district?: string };
  level: EnterpriseFile['level'];
}
interface Props {
  organisationId: string;
  close: () => void;
  done: (file: EnterpriseFile) => void;
}

/** Opens a file on a firm, registered or not: its credit code says which. */
export function OpenFile({ organisationId, close, done }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const open = useAct({
    act: ({ firm: { district, ...firm }, level }: Typed) =>
      answer(
        api.POST('/api/v1/organisations/{organisationId}/enterprise-files', {
          params: { path: { organisationId } },
          body: { firm: { ...firm, ...(district?.trim() && { district: district.trim() }) }, level },
        }),
      ),
    form,
    refreshes: [['enterprise-files', organisationId]],
    done: (file) => {
      close();
      done(file);
    },
  });
  const needed = (message: string) => [{ required: true, whitespace: true, message: t(message) }];
  return (
    <Section title={t('enterprises:open.act')}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={open.run}
        initialValues={{ level: 'KEY' }}
      >
        <Form.Item
          name={['firm', 'name']}
          label={t('enterprises:open.name')}
          rules={needed('enterprises:open.nameMissing')}
        >
          <Input maxLength={120} autoFocus />
        </Form.Item>
        <Form.Item
          name={['firm', 'uscc']}
          label={t('accounts:organisation.uscc')}
          extra={t('enterprises:open.usccHelp')}
          rules={needed('enterprises:open.usccMissing')}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name={['firm', 'district']}
          label={`${t('accounts:organisation.district')} (${t('frame:optional')})`}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="level" label={t('enterprises:field.level')}>
          <Radio.Group
            options={(['KEY', 'ORDINARY'] as const).map((value) => ({
              value,
              label: t(`enterprises:level.${value}`),
            }))}
          />
        </Form.Item>
        <ProblemAlert problem={open.problem} />
        <div className="kx-actions">
          <Button type="primary" htmlType="submit" loading={open.running}>
            {t('enterprises:open.act')}
          </Button>
          <Button onClick={close}>{t('frame:cancel')}</Button>
        </div>
      </Form>
    </Section>
  );
}
