import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { HundredthsInput } from '../../../shared/inputs';
import { useFindings } from './findings';
import type { TermsValues } from './terms-body';

const METHODS = ['LUMP_SUM', 'RUNNING', 'FREE'] as const;

/** How the fee is paid; only the fields of the chosen method are there. */
export function FeeFields() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<TermsValues>();
  const method = Form.useWatch('feeMethod', form);
  const under = useFindings();
  return (
    <>
      <Form.Item
        name="feeMethod"
        label={t('licensing:term.feeMethod')}
        rules={[{ required: true, message: t('declaration:form.choose') }]}
        extra={under('feeMethod')}
      >
        <Radio.Group options={METHODS.map((value) => ({ value, label: t(`declaration:method.${value}`) }))} />
      </Form.Item>
      {method === 'LUMP_SUM' && (
        <Form.Item
          name={['feeParameters', 'lumpSumFen']}
          label={t('declaration:form.lumpSum')}
          rules={[amount(t('licence:payments.amountWrong'))]}
          extra={under('feeParameters.lumpSumFen')}
        >
          <HundredthsInput prefix="¥" />
        </Form.Item>
      )}
      {method === 'RUNNING' && (
        <>
          <Form.Item
            name={['feeParameters', 'royaltyBase']}
            label={t('declaration:form.base')}
            extra={under('feeParameters.royaltyBase')}
          >
            <Radio.Group
              options={(['NET_SALES', 'PROFIT'] as const).map((value) => ({
                value,
                label: t(`licensing:royaltyBase.${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item
            name={['feeParameters', 'rateBp']}
            label={t('declaration:form.rate')}
            rules={[amount(t('declaration:form.rateWrong'))]}
            extra={under('feeParameters.rateBp', t('declaration:form.rateHelp'))}
          >
            <HundredthsInput suffix="%" />
          </Form.Item>
          <Form.Item name="capReason" label={t('declaration:form.capReason')} extra={under('capReason')}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
        </>
      )}
    </>
  );
}

/** Empty is allowed in a draft; what is written must be an amount. */
function amount(message: string) {
  return {
    validator: (_: unknown, value: unknown) =>
      Number.isNaN(value) ? Promise.reject(new Error(message)) : Promise.resolve(),
  };
}
