import { Button, Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useOutletContext } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { answer, api, idempotent, type Schemas } from '../../../api/client';
import { declarationPage } from '../../../api/licensing';
import { useAct } from '../../../api/use-act';
import type { Membership } from '../../../app/session';
import { DayInput, FileInput, today } from '../../../shared/inputs';
import { Page } from '../../../shared/page';
import { ProblemAlert } from '../../../shared/problem-alert';
import '../licensing.css';

type Letter = Schemas['LetterNoticeDto'];
const ANNOUNCED = [
  'ANNOUNCED',
  'WITHDRAWAL_FILED',
  'WITHDRAWN',
  'TERMINATED_BY_OFFICE',
  'REVOKED',
  'EXPIRED',
] as const;

/** A notice that came by letter or e-mail: as valid as one through Kaixu, and judged by its day of receipt. */
export function LetterNoticePage() {
  const { t } = useTranslation();
  const { organisationId } = useOutletContext<Membership>();
  const navigate = useNavigate();
  const [form] = Form.useForm<Letter>();
  const kind = Form.useWatch(['licensee', 'kind'], form);
  const declarations = useQuery({
    queryKey: ['declarations', organisationId, 'announced'],
    queryFn: () => declarationPage(organisationId, { state: [...ANNOUNCED], limit: 100 }),
  });
  const enter = useAct({
    act: (body: Letter, key) =>
      answer(
        api.POST('/api/v1/organisations/{organisationId}/notices', {
          params: { path: { organisationId }, header: idempotent(key) },
          body,
        }),
      ),
    form,
    refreshes: [
      ['licences', organisationId],
      ['today', organisationId],
    ],
    done: ({ licenceId }) => navigate(`/desk/${organisationId}/notices/${licenceId}`, { replace: true }),
  });
  const required = (message: string) => [{ required: true, message: t(message) }];
  return (
    <Page title={t('licence:letter.title')} lead={t('licence:letter.lead')} narrow>
      <Form
        form={form}
        className="kx-panel"
        layout="vertical"
        requiredMark={false}
        initialValues={{ channel: 'LETTER', licensee: { kind: 'ENTERPRISE' } }}
        scrollToFirstError={{ focus: true }}
        onFinish={enter.run}
      >
        <Form.Item
          name="declarationId"
          label={t('licence:letter.declaration')}
          rules={required('licence:letter.declarationMissing')}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={declarations.isLoading}
            options={declarations.data?.items.map(({ id, title, declarationNumber }) => ({
              value: id,
              label: `${declarationNumber ?? ''} ${title}`,
            }))}
          />
        </Form.Item>
        <Form.Item name={['licensee', 'kind']} label={t('licence:letter.kind')}>
          <Radio.Group
            options={(['ENTERPRISE', 'INDIVIDUAL', 'FOREIGN_BODY'] as const).map((value) => ({
              value,
              label: t(`accounts:kind.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name={['licensee', 'name']}
          label={t('licence:letter.name')}
          rules={[{ required: true, whitespace: true, message: t('licence:letter.nameMissing') }]}
        >
          <Input maxLength={120} />
        </Form.Item>
        {kind === 'ENTERPRISE' && (
          <Form.Item
            name={['licensee', 'uscc']}
            label={t('accounts:register.uscc')}
            rules={required('accounts:register.usccMissing')}
          >
            <Input maxLength={40} spellCheck={false} />
          </Form.Item>
        )}
        {kind === 'FOREIGN_BODY' && (
          <Form.Item
            name={['licensee', 'country']}
            label={t('accounts:register.country')}
            extra={t('accounts:register.countryHelp')}
            rules={[
              { required: true, pattern: /^[A-Za-z]{2}$/, message: t('accounts:register.countryMissing') },
            ]}
          >
            <Input maxLength={2} />
          </Form.Item>
        )}
        <Form.Item name="channel" label={t('licence:letter.channel')}>
          <Radio.Group
            options={(['LETTER', 'EMAIL'] as const).map((value) => ({
              value,
              label: t(`licence:channel.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="receivedDay"
          label={t('licence:letter.day')}
          extra={t('licence:letter.dayHelp')}
          rules={required('licence:letter.dayMissing')}
        >
          <DayInput max={today()} />
        </Form.Item>
        <Form.Item
          name="fileId"
          label={t('licence:letter.file')}
          rules={required('licence:letter.fileMissing')}
        >
          <FileInput organisationId={organisationId} purpose="NOTICE" />
        </Form.Item>
        <ProblemAlert problem={enter.problem} />
        <Button type="primary" htmlType="submit" loading={enter.running}>
          {t('licence:letter.act')}
        </Button>
      </Form>
    </Page>
  );
}
