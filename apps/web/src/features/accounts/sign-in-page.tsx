import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { answer, api, type Schemas } from '../../api/client';
import { useAct } from '../../api/use-act';
import { deskOf, useSignedIn } from '../../app/session';
import { Page } from '../../shared/page';
import { ProblemAlert } from '../../shared/problem-alert';

export function SignInPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [address] = useSearchParams();
  const signedIn = useSignedIn();
  const back = ownAddress(address.get('return'));
  const [form] = Form.useForm<Schemas['SignInDto']>();
  const signIn = useAct({
    act: (body: Schemas['SignInDto']) => answer(api.POST('/api/v1/sessions', { body })),
    form,
    done: async (session) => {
      await signedIn(session);
      await navigate(back ?? deskOf(session), { replace: true });
    },
  });
  return (
    <Page title={t('accounts:signIn.title')} narrow>
      <div className="kx-panel">
        {back && <p className="kx-form-note">{t('accounts:signIn.needed')}</p>}
        {address.get('registered') && <p className="kx-form-note">{t('accounts:signIn.registered')}</p>}
        <Form form={form} layout="vertical" requiredMark={false} onFinish={signIn.run}>
          <Form.Item
            name="name"
            label={t('accounts:signIn.name')}
            rules={[{ required: true, whitespace: true, message: t('accounts:person.signInNameMissing') }]}
          >
            <Input
              autoFocus
              autoComplete="username"
              inputMode="email"
              autoCapitalize="none"
              maxLength={200}
            />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('accounts:person.password')}
            rules={[{ required: true, message: t('accounts:signIn.passwordMissing') }]}
          >
            <Input.Password autoComplete="current-password" maxLength={200} />
          </Form.Item>
          <ProblemAlert problem={signIn.problem} />
          <Button type="primary" htmlType="submit" loading={signIn.running} block>
            {t('frame:signIn')}
          </Button>
        </Form>
      </div>
      <p>
        {t('accounts:signIn.noAccount')}{' '}
        <Link to={back ? `/register?return=${encodeURIComponent(back)}` : '/register'}>
          {t('accounts:signIn.register')}
        </Link>
      </p>
      <p className="kx-second">{t('accounts:signIn.byInvitation')}</p>
    </Page>
  );
}

/** Only an address of this site: `//elsewhere` and `https:…` are not. */
function ownAddress(back: string | null): string | undefined {
  return back && /^\/(?![/\\])/.test(back) ? back : undefined;
}
