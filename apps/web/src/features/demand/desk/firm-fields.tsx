import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** For whom a service centre writes. */
export function FirmFields() {
  const { t } = useTranslation();
  const needed = [{ required: true, whitespace: true, message: t('demand:missing') }];
  return (
    <div className="kx-grid-two">
      <Form.Item name={['firm', 'name']} label={t('demand:firm.name')} rules={needed}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name={['firm', 'uscc']} label={t('demand:firm.uscc')} rules={needed}>
        <Input maxLength={40} />
      </Form.Item>
    </div>
  );
}
