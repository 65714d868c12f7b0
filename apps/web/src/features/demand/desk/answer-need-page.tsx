import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useOutletContext, useParams, useSearchParams } from 'react-router';
import { answer, api } from '../../../api/client';
import { ANSWERS, type BoardNeed, boardNeed, teamPage } from '../../../api/demand';
import { holdingPage } from '../../../api/desk';
import { useAct } from '../../../api/use-act';
import { hasRole, type Membership } from '../../../app/session';
import { Page, Section } from '../../../shared/page';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Loaded } from '../../../shared/states';
import { usePaused } from '../../../shared/use-paused';
import { Day } from '../../../shared/values';
import { NeedFileList } from './need-files';
import { firmOf, NeedTerms, NeedText } from '../need-parts';

/** A need as this university may read it, and its answer. */
export function AnswerNeedPage() {
  const { organisationId } = useOutletContext<Membership>();
  const { needId = '' } = useParams();
  return (
    <Loaded query={useQuery(boardNeed(organisationId, needId))} page>
      {(need) => <One need={need} />}
    </Loaded>
  );
}

function One({ need }: { need: BoardNeed }) {
  const { t } = useTranslation();
  const membership = useOutletContext<Membership>();
  return (
    <Page title={need.title} lead={firmOf(need) ?? t('demand:anonymous')} narrow>
      <Section title={t('demand:need.what')}>
        {need.body ? <NeedText body={need.body} /> : <p className="kx-reading">{need.summary}</p>}
        {!need.body && <p className="kx-second">{t(`demand:closed.${need.confidentiality}`)}</p>}
        <NeedFileList files={need.files} organisationId={membership.organisationId} />
        {need.hiddenDetail && (
          <>
            <h3>{t('demand:need.hidden')}</h3>
            <p className="kx-reading kx-lines">{need.hiddenDetail}</p>
          </>
        )}
      </Section>
      <Section title={t('demand:need.terms')}>
        <NeedTerms need={need} />
        <p className="kx-second">
          {t('demand:until')} <Day day={need.expiresDay} />
        </p>
      </Section>
      {!need.open ? (
        <p className="kx-note">{t('demand:answering.over')}</p>
      ) : hasRole(membership, 'UNIVERSITY_CLERK', 'CENTRE_STAFF') ? (
        <Section title={t('demand:answering.title')}>
          <AnswerForm need={need} organisationId={membership.organisationId} />
        </Section>
      ) : (
        <p className="kx-second">{t('demand:answering.readOnly')}</p>
      )}
    </Page>
  );
}

interface Typed {
  kind: 'PATENT' | 'TEAM' | 'PROPOSAL';
  patentId?: string;
  teamId?: string;
  text: string;
}

function AnswerForm({ need, organisationId }: { need: BoardNeed; organisationId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [address] = useSearchParams();
  const [form] = Form.useForm<Typed>();
  const kind = Form.useWatch('kind', form) ?? 'PATENT';
  const give = useAct({
    act: ({ kind: chosen, patentId, teamId, text }: Typed) =>
      answer(
        api.POST(ANSWERS, {
          params: { path: { organisationId } },
          body: {
            needId: need.id,
            kind: chosen,
            text,
            ...(chosen === 'PATENT' && { patentId }),
            ...(chosen === 'TEAM' && { teamId }),
          },
        }),
      ),
    form,
    refreshes: [['answers', organisationId]],
    done: ({ id }) => navigate(`/desk/${organisationId}/answers/${id}`),
  });
  const needed = [{ required: true, whitespace: true, message: t('demand:missing') }];
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ kind: 'PATENT', patentId: address.get('patent') ?? undefined }}
      onFinish={give.run}
    >
      <Form.Item name="kind" label={t('demand:field.kind')}>
        <Radio.Group
          options={(['PATENT', 'TEAM', 'PROPOSAL'] as const).map((value) => ({
            value,
            label: t(`demand:kind.${value}`),
          }))}
        />
      </Form.Item>
      {kind === 'PATENT' && (
        <Form.Item name="patentId" label={t('demand:field.patent')} rules={needed}>
          <PatentChoice organisationId={organisationId} />
        </Form.Item>
      )}
      {kind === 'TEAM' && (
        <Form.Item
          name="teamId"
          label={t('demand:kind.TEAM')}
          rules={needed}
          extra={<Link to={`/desk/${organisationId}/teams`}>{t('demand:teams.keep')}</Link>}
        >
          <TeamChoice organisationId={organisationId} />
        </Form.Item>
      )}
      <Form.Item
        name="text"
        label={t('demand:answering.text')}
        extra={t('demand:answering.textHelp')}
        rules={needed}
      >
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={2000} showCount />
      </Form.Item>
      <ProblemAlert problem={give.problem} />
      <Button type="primary" htmlType="submit" loading={give.running}>
        {t('demand:answering.give')}
      </Button>
    </Form>
  );
}

interface ChoiceProps {
  organisationId: string;
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
}

/** Found by title or number among the university's own. */
function PatentChoice({ organisationId, ...field }: ChoiceProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const q = usePaused(typed);
  const { data, isFetching } = useQuery({
    queryKey: ['holdings', organisationId, 'choices', q],
    queryFn: () => holdingPage(organisationId, { q, limit: 20 }),
  });
  return (
    <Select<string>
      {...field}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t('demand:answering.findPatent')}
      loading={isFetching}
      options={data?.items.map(({ patentId, title, applicationNumber }) => ({
        value: patentId,
        label: `${title} ${applicationNumber}`,
      }))}
    />
  );
}

function TeamChoice({ organisationId, ...field }: ChoiceProps) {
  const { data, isFetching } = useQuery({
    queryKey: ['teams', organisationId, 'choices'],
    queryFn: () => teamPage(organisationId),
  });
  return (
    <Select<string>
      {...field}
      loading={isFetching}
      options={data?.items.map(({ id, name, lead }) => ({ value: id, label: `${name} ${lead}` }))}
    />
  );
}
