import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Page } from '../../shared/page';

/** For somebody who holds a proof on paper: the code that is printed on it. */
export function VerifyPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Page title={t('verification:title')} lead={t('verification:lead')} narrow>
      <Form
        className="kx-panel"
        layout="vertical"
        requiredMark={false}
        onFinish={({ code }: { code: string }) => void navigate(`/verify/${encodeURIComponent(code.trim())}`)}
      >
        <Form.Item
          name="code"
          label={t('verification:code')}
          rules={[{ required: true, whitespace: true, message: t('verification:codeMissing') }]}
        >
          <Input autoFocus maxLength={100} spellCheck={false} />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {t('verification:act')}
        </Button>
      </Form>
    </Page>
  );
}
