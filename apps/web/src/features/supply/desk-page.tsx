import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useOutletContext } from 'react-router';
import { answer, api } from '../../api/client';
import { type NewSupplyEdition, SUPPLY, supplyDraft, type SupplyDraft } from '../../api/supply';
import { useAct } from '../../api/use-act';
import { hasRole, type Membership } from '../../app/session';
import { Page, Section } from '../../shared/page';
import { ProblemAlert } from '../../shared/problem-alert';
import { EmptyState, Loaded } from '../../shared/states';
import { Day } from '../../shared/values';
import { SupplyItems } from './supply-items';

/** What the next edition would hold, what changed since the last one, and the button that publishes it. */
export function SupplyDeskPage() {
  const { t } = useTranslation();
  const membership = useOutletContext<Membership>();
  const { organisationId } = membership;
  return (
    <Page title={t('supply:nav')} lead={t('supply:desk.lead')}>
      <Loaded query={useQuery(supplyDraft(organisationId))}>
        {(draft) => (
          <>
            <Editions draft={draft} />
            {draft.items.length === 0 ? (
              <EmptyState title={t('supply:desk.empty')} hint={t('supply:desk.emptyHint')} />
            ) : (
              <>
                {hasRole(membership, 'UNIVERSITY_CLERK', 'CENTRE_STAFF') && (
                  <Publish draft={draft} membership={membership} />
                )}
                <SupplyItems items={draft.items} />
              </>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Editions({ draft: { editions, added, removed, changed } }: { draft: SupplyDraft }) {
  const { t } = useTranslation();
  if (editions.length === 0) return null;
  const comma = t('frame:comma');
  return (
    <Section title={t('supply:editions')}>
      <p>{t('supply:desk.since', { added: added.length, removed: removed.length, changed })}</p>
      {added.length > 0 && (
        <p className="kx-second">{t('supply:desk.added', { titles: added.slice(0, 10).join(comma) })}</p>
      )}
      {removed.length > 0 && (
        <p className="kx-second">{t('supply:desk.removed', { titles: removed.slice(0, 10).join(comma) })}</p>
      )}
      <ul>
        {editions.map(({ id, number, title, publishedDay }) => (
          <li key={id}>
            <Link to={`/supply/${id}`}>
              {t('supply:edition', { number })} {title}
            </Link>{' '}
            <Day day={publishedDay} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface Typed {
  title: string;
  intro?: string;
  contact: { name: string; phone?: string; email?: string };
}

function Publish({ draft, membership }: { draft: SupplyDraft; membership: Membership }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<Typed>();
  const { organisationId, organisation } = membership;
  const publish = useAct({
    act: ({ title, intro, contact }: Typed) => {
      const body: NewSupplyEdition = {
        title: title.trim(),
        intro: intro?.trim() || null,
        contact: {
          name: contact.name.trim(),
          phone: contact.phone?.trim() || null,
          email: contact.email?.trim() || null,
        },
        without: [],
      };
      return answer(api.POST(SUPPLY, { params: { path: { organisationId } }, body }));
    },
    form,
    refreshes: [['supply']],
    done: ({ id }) => navigate(`/supply/${id}`),
  });
  const needed = [{ required: true, whitespace: true, message: t('demand:missing') }];
  return (
    <Section title={t('supply:desk.publish', { count: draft.items.length })}>
      <p className="kx-second">{t('supply:desk.publishHint')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="kx-form"
        initialValues={{ title: t('supply:desk.defaultTitle', { organisation }) }}
        onFinish={publish.run}
      >
        <Form.Item name="title" label={t('supply:field.title')} rules={needed}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="intro" label={t('supply:desk.intro')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
        </Form.Item>
        <Form.Item name={['contact', 'name']} label={t('supply:contact')} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name={['contact', 'phone']} label={t('supply:desk.phone')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name={['contact', 'email']} label={t('supply:desk.email')}>
          <Input maxLength={120} />
        </Form.Item>
        <ProblemAlert problem={publish.problem} />
        <Button type="primary" htmlType="submit" loading={publish.running}>
          {t('supply:desk.act')}
        </Button>
      </Form>
    </Section>
  );
}
