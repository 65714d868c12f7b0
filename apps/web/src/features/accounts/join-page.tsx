import { useQuery } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { answer, api, type Schemas } from '../../api/client';
import { useAct } from '../../api/use-act';
import { currentLanguage } from '../../app/language';
import { SESSION_KEY, useSession } from '../../app/session';
import { Page } from '../../shared/page';
import { pathTo } from '../../shared/paths';
import { ProblemAlert } from '../../shared/problem-alert';
import { Loaded } from '../../shared/states';
import { Minute } from '../../shared/values';
import { PersonFields } from './person-fields';

type Person = NonNullable<Schemas['JoinDto']['person']>;

export function JoinPage() {
  const { t } = useTranslation();
  const { token = '' } = useParams();
  const session = useSession();
  const query = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => answer(api.GET('/api/v1/invitations/{token}', { params: { path: { token } } })),
  });
  return (
    <Page title={t('accounts:join.title')} narrow>
      <Loaded query={query}>
        {(invitation) => (
          <div className="kx-panel kx-form">
            <p>
              {t('accounts:join.what', {
                organisation: invitation.organisation,
                role: t(`accounts:role.${invitation.role}`),
              })}
            </p>
            <p className="kx-second">
              {t('accounts:join.until')} <Minute at={invitation.expiresAt} />
            </p>
            {session ? <JoinAs name={session.person.name} token={token} /> : <JoinAsNew token={token} />}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function useJoin(token: string, form?: Parameters<typeof useAct>[0]['form']) {
  const navigate = useNavigate();
  return useAct({
    act: (person: Person | undefined) =>
      api.POST('/api/v1/invitations/{token}/acceptances', {
        params: { path: { token } },
        body: person ? { person } : {},
      }),
    form,
    refreshes: [SESSION_KEY],
    done: (_, person) => navigate(person ? '/sign-in?registered=1' : '/desk'),
  });
}

function JoinAs({ name, token }: { name: string; token: string }) {
  const { t } = useTranslation();
  const join = useJoin(token);
  return (
    <>
      <ProblemAlert problem={join.problem} />
      <Button type="primary" loading={join.running} onClick={() => join.run(undefined)}>
        {t('accounts:join.as', { name })}
      </Button>
    </>
  );
}

function JoinAsNew({ token }: { token: string }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ person: Person }>();
  const join = useJoin(token, form);
  return (
    <>
      <p>
        {t('accounts:join.haveAccount')}{' '}
        <Link to={pathTo.signIn(`/join/${token}`)}>{t('accounts:join.signInFirst')}</Link>
      </p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ person }) => join.run({ ...person, language: currentLanguage() })}
      >
        <PersonFields />
        <ProblemAlert problem={join.problem} />
        <Button type="primary" htmlType="submit" loading={join.running} block>
          {t('accounts:join.act')}
        </Button>
      </Form>
    </>
  );
}
