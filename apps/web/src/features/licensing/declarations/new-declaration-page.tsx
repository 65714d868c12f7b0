import { useQuery } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useOutletContext, useParams } from 'react-router';
import { onePatent, type Patent } from '../../../api/catalogue';
import { answer, api } from '../../../api/client';
import { declarationPage, oneDeclaration } from '../../../api/licensing';
import { queryClient } from '../../../api/query-client';
import { useAct } from '../../../api/use-act';
import type { Membership } from '../../../app/session';
import { Page, Section } from '../../../shared/page';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Loaded } from '../../../shared/states';
import '../licensing.css';
import { CardPreview } from './card-preview';
import { bodyOf, type TermsValues } from './terms-body';
import { TermsForm } from './terms-form';

/** A first draft for one patent; contact and payee come from the latest declaration, as they seldom change. */
export function NewDeclarationPage() {
  const { organisationId } = useOutletContext<Membership>();
  const { patentId = '' } = useParams();
  const query = useQuery({
    queryKey: ['new-declaration', organisationId, patentId],
    queryFn: async () => {
      const [patent, { items }] = await Promise.all([
        queryClient.fetchQuery(onePatent(patentId)),
        declarationPage(organisationId, { limit: 1 }),
      ]);
      const latest = items[0]
        ? await queryClient.fetchQuery(oneDeclaration(organisationId, items[0].id))
        : undefined;
      return { patent, contact: { ...latest?.contact }, payee: { ...latest?.payee } };
    },
    staleTime: Infinity,
  });
  return (
    <Loaded query={query} page>
      {({ patent, contact, payee }) => <NewDraft patent={patent} contact={contact} payee={payee} />}
    </Loaded>
  );
}

function NewDraft({ patent, contact, payee }: { patent: Patent } & Pick<TermsValues, 'contact' | 'payee'>) {
  const { t } = useTranslation();
  const { organisationId } = useOutletContext<Membership>();
  const navigate = useNavigate();
  const [form] = Form.useForm<TermsValues>();
  const draft = useAct({
    act: (values: TermsValues) =>
      answer(
        api.POST('/api/v1/organisations/{organisationId}/declarations', {
          params: { path: { organisationId } },
          body: { ...bodyOf(values), patentId: patent.id },
        }),
      ),
    form,
    refreshes: [
      ['declarations', organisationId],
      ['today', organisationId],
    ],
    done: ({ id }) => navigate(`/desk/${organisationId}/declarations/${id}`, { replace: true }),
  });
  // How the fee is paid is the university's choice: nothing is chosen for it.
  const initial: Partial<TermsValues> = { feeParameters: {}, contact, payee };
  return (
    <Page title={t('declaration:new.title')} lead={`${patent.title} · ${patent.applicationNumber}`}>
      <CardPreview form={form} patentId={patent.id} />
      <Section title={t('declaration:form.title')}>
        <TermsForm form={form} initial={initial} expiryDay={patent.expiry.expiryDay} onFinish={draft.run}>
          <ProblemAlert problem={draft.problem} />
          <Button type="primary" htmlType="submit" loading={draft.running}>
            {t('declaration:new.act')}
          </Button>
        </TermsForm>
      </Section>
    </Page>
  );
}
