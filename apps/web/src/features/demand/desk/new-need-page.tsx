import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useOutletContext, useSearchParams } from 'react-router';
import { answer, api } from '../../../api/client';
import { NEEDS } from '../../../api/demand';
import { useAct } from '../../../api/use-act';
import { hasRole, type Membership } from '../../../app/session';
import { Page } from '../../../shared/page';
import { ProblemAlert } from '../../../shared/problem-alert';
import { FirmFields } from './firm-fields';
import { EMPTY_NEED } from './need-content';

interface Typed {
  problem: string;
  firm?: { name: string; uscc: string };
}

/** One box first; everything else is asked for afterwards, one by one. */
export function NewNeedPage() {
  const { t } = useTranslation();
  const membership = useOutletContext<Membership>();
  const { organisationId } = membership;
  const [address] = useSearchParams();
  const navigate = useNavigate();
  const [form] = Form.useForm<Typed>();
  const forFirm = hasRole(membership, 'SERVICE_STAFF');
  const write = useAct({
    act: (typed: Typed) =>
      answer(api.POST(NEEDS, { params: { path: { organisationId } }, body: { ...EMPTY_NEED, ...typed } })),
    form,
    refreshes: [['needs', organisationId]],
    done: (need) => navigate(`/desk/${organisationId}/needs/${need.id}`),
  });
  const needed = [{ required: true, whitespace: true, message: t('demand:missing') }];
  return (
    <Page title={t('demand:ask.title')} lead={t('demand:ask.lead')} narrow>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ problem: address.get('q') ?? '' }}
        onFinish={write.run}
      >
        {forFirm && <FirmFields />}
        <Form.Item name="problem" label={t('demand:ask.box')} extra={t('demand:ask.boxHelp')} rules={needed}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={500} showCount autoFocus />
        </Form.Item>
        <ProblemAlert problem={write.problem} />
        <Button type="primary" htmlType="submit" loading={write.running}>
          {t('demand:ask.save')}
        </Button>
      </Form>
    </Page>
  );
}
