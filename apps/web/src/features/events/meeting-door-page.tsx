import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { ownMeetings } from '../../api/meetings';
import { useAct } from '../../api/use-act';
import { ownRegistrations } from '../../shared/own-registrations';
import { Page, Section } from '../../shared/page';
import { pathTo } from '../../shared/paths';
import { ProblemAlert } from '../../shared/problem-alert';

/**
 * Where the QR code of a table's card leads. Both sides see that card, so it holds no key: who opened the own registration in
 * this browser is led to the own side of the meeting, anybody else types the own number.
 */
export function MeetingDoorPage() {
  const { t } = useTranslation();
  const { meetingId = '' } = useParams();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<{ code: string }>();
  const open = useAct({
    act: async ({ codes, typed }: { codes: string[]; typed: boolean }) => {
      for (const code of codes) {
        // A remembered number may be of an event that is long over; of a typed one the fault is told.
        const asked = queries.fetchQuery(ownMeetings(code));
        const { items } = await (typed ? asked : asked.catch(() => ({ items: [] })));
        if (items.some(({ id }) => id === meetingId)) return code;
      }
      return null;
    },
    done: (code, { typed }) => {
      if (code) void navigate(`${pathTo.eventRegistration(code)}#${meetingId}`, { replace: true });
      else if (typed) form.setFields([{ name: 'code', errors: [t('events:meetingDoor.notYours')] }]);
    },
  });
  const { run } = open;
  useEffect(() => {
    const codes = ownRegistrations();
    if (codes.length > 0) run({ codes, typed: false });
  }, [run]);
  return (
    <Page title={t('events:meetingDoor.title')} lead={t('events:meetingDoor.lead')} narrow>
      <Section title={t('events:meetingDoor.own')}>
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={({ code }) => run({ codes: [code.trim().split('/').at(-1) ?? ''], typed: true })}
        >
          <Form.Item
            name="code"
            label={t('events:meetingDoor.code')}
            rules={[{ required: true, whitespace: true, message: t('events:missing') }]}
          >
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
          <ProblemAlert problem={open.problem} />
          <Button type="primary" htmlType="submit" loading={open.running}>
            {t('events:meetingDoor.act')}
          </Button>
        </Form>
      </Section>
    </Page>
  );
}
