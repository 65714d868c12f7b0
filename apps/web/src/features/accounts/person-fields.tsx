import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

export const LONGEST_PASSWORD = 200;

/** The fields of a new person, below `person.` as the API names them. */
export function PersonFields() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name={['person', 'name']}
        label={t('accounts:person.name')}
        rules={[{ required: true, whitespace: true, message: t('accounts:person.nameMissing') }]}
      >
        <Input maxLength={60} autoComplete="name" />
      </Form.Item>
      <Form.Item
        name={['person', 'signInName']}
        label={t('accounts:person.signInName')}
        extra={t('accounts:person.signInNameHelp')}
        rules={[{ required: true, whitespace: true, message: t('accounts:person.signInNameMissing') }]}
      >
        <Input maxLength={200} autoComplete="username" inputMode="email" autoCapitalize="none" />
      </Form.Item>
      <Form.Item
        name={['person', 'password']}
        label={t('accounts:person.password')}
        extra={t('accounts:person.passwordHelp')}
        rules={[{ required: true, min: 10, message: t('accounts:person.passwordShort') }]}
      >
        <Input.Password maxLength={LONGEST_PASSWORD} autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
