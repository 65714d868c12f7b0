import { Form, type FormInstance, Input, InputNumber, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../../shared/inputs';
import { FeeFields } from './fee-fields';
import { useFindings } from './findings';
import type { TermsValues } from './terms-body';

const RATIONALE_MAX = 2000;

interface Props {
  form: FormInstance<TermsValues>;
  initial: Partial<TermsValues>;
  /** The day on which the patent expires: the term must end before it. */
  expiryDay: string | null;
  onFinish: (values: TermsValues) => void;
  onChange?: () => void;
  /** The buttons. */
  children: ReactNode;
}

/** The statutory items of a declaration, as a draft holds them. */
export function TermsForm({ form, initial, expiryDay, onFinish, onChange, children }: Props) {
  const { t } = useTranslation();
  const agreed = Form.useWatch('payWithinAgreed', form);
  const under = useFindings();
  const missing = (message: string) => [{ required: true, whitespace: true, message: t(message) }];
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      scrollToFirstError={{ focus: true }}
      onFinish={onFinish}
      onValuesChange={onChange}
      preserve
    >
      <FeeFields />
      <Form.Item
        name="payWithinAgreed"
        label={t('licensing:term.firstPaymentDays')}
        rules={[{ required: true, message: t('declaration:form.choose') }]}
      >
        <Radio.Group
          options={[
            { value: false, label: t('licensing:notAgreed') },
            { value: true, label: t('declaration:form.agreed') },
          ]}
        />
      </Form.Item>
      {agreed && (
        <Form.Item
          name="firstPaymentDays"
          label={t('declaration:form.days')}
          rules={[{ required: true, message: t('declaration:form.daysMissing') }]}
        >
          <InputNumber min={1} max={3650} precision={0} />
        </Form.Item>
      )}
      <Form.Item
        name="termEnd"
        label={t('licensing:term.termEnd')}
        rules={missing('declaration:form.termEndMissing')}
        extra={under(
          'termEnd',
          expiryDay
            ? t('declaration:form.lastDay', { expiry: expiryDay, last: dayBefore(expiryDay) })
            : t('declaration:form.lastDayUnknown'),
        )}
      >
        <DayInput />
      </Form.Item>
      <fieldset className="kx-fieldset">
        <legend>{t('declaration:form.contact')}</legend>
        <p className="kx-second">{t('declaration:form.contactPublic')}</p>
        {under('contact')}
        <div className="kx-form-grid">
          <Form.Item
            name={['contact', 'name']}
            label={t('declaration:form.name')}
            rules={missing('declaration:form.nameMissing')}
          >
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item name={['contact', 'phone']} label={t('declaration:form.phone')}>
            <Input maxLength={40} inputMode="tel" />
          </Form.Item>
          <Form.Item name={['contact', 'email']} label={t('declaration:form.email')}>
            <Input maxLength={200} inputMode="email" />
          </Form.Item>
          <Form.Item name={['contact', 'address']} label={t('declaration:form.address')}>
            <Input maxLength={200} />
          </Form.Item>
        </div>
      </fieldset>
      <fieldset className="kx-fieldset">
        <legend>{t('declaration:form.payee')}</legend>
        <div className="kx-form-grid">
          <Form.Item name={['payee', 'name']} label={t('declaration:form.payeeName')}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name={['payee', 'bank']} label={t('declaration:form.bank')}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name={['payee', 'account']} label={t('declaration:form.account')}>
            <Input maxLength={60} inputMode="numeric" />
          </Form.Item>
        </div>
      </fieldset>
      <Form.Item
        name="feeRationale"
        className="kx-counted"
        label={t('declaration:form.rationale')}
        extra={under('feeRationale', t('declaration:form.rationaleHelp'))}
      >
        <Input.TextArea
          autoSize={{ minRows: 4, maxRows: 16 }}
          maxLength={8000}
          count={{ show: ({ count }) => `${count} / ${RATIONALE_MAX}`, strategy: (text) => [...text].length }}
        />
      </Form.Item>
      <Form.Item
        name="otherMatters"
        label={t('licensing:term.otherMatters')}
        extra={under('otherMatters', t('declaration:form.otherHelp'))}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 12 }} maxLength={4000} />
      </Form.Item>
      {children}
    </Form>
  );
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
