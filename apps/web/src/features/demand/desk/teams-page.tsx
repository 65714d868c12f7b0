import { Button, Drawer, Form, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';
import { answer, api, ifMatch } from '../../../api/client';
import { type Team, type TeamContent, teamPage, TEAMS } from '../../../api/demand';
import { useAct } from '../../../api/use-act';
import { hasRole, type Membership } from '../../../app/session';
import { DataList } from '../../../shared/data-list';
import { Page } from '../../../shared/page';
import { Paged, usePaged } from '../../../shared/paged';
import { ProblemAlert } from '../../../shared/problem-alert';
import { EmptyState } from '../../../shared/states';
import { Tag } from '../../../shared/tag';

/** Who at this university can take up a need. */
export function TeamsPage() {
  const { t } = useTranslation();
  const membership = useOutletContext<Membership>();
  const { organisationId } = membership;
  const [open, setOpen] = useState<Team | 'new' | null>(null);
  const query = usePaged(['teams', organisationId, 'list'], (cursor) => teamPage(organisationId, cursor));
  const writes = hasRole(membership, 'UNIVERSITY_CLERK', 'CENTRE_STAFF');
  const add = writes && (
    <Button type="primary" onClick={() => setOpen('new')}>
      {t('demand:teams.add')}
    </Button>
  );
  return (
    <Page title={t('demand:nav.teams')} lead={t('demand:teams.lead')} actions={add}>
      <Paged
        query={query}
        empty={<EmptyState title={t('demand:teams.none')} hint={t('demand:teams.noneHint')} />}
      >
        {(rows) => (
          <DataList
            label={t('demand:nav.teams')}
            rows={rows}
            keyOf={({ id }) => id}
            onOpen={writes ? setOpen : undefined}
            columns={[
              { key: 'name', title: t('demand:teams.name'), head: true, show: ({ name }) => name },
              {
                key: 'lead',
                title: t('demand:teams.leader'),
                show: ({ lead, leadTitle }) => [lead, leadTitle].filter(Boolean).join(' '),
              },
              { key: 'college', title: t('demand:teams.college'), show: ({ college }) => college ?? '—' },
              { key: 'fields', title: t('demand:teams.fields'), show: ({ fields }) => fields, width: 320 },
              {
                key: 'available',
                title: t('demand:teams.availability'),
                show: ({ availability, open: takes }) => (
                  <>
                    <Tag tone={takes ? 'open' : 'plain'}>
                      {t(takes ? 'demand:teams.open' : 'demand:teams.closed')}
                    </Tag>{' '}
                    {availability}
                  </>
                ),
              },
              ...(writes
                ? [
                    {
                      key: 'change',
                      title: t('demand:teams.actions'),
                      show: (team: Team) => (
                        <Button
                          size="small"
                          aria-label={`${t('holdings:edit')} ${team.name}`}
                          onClick={() => setOpen(team)}
                        >
                          {t('holdings:edit')}
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Paged>
      <Drawer
        open={open !== null}
        onClose={() => setOpen(null)}
        size="large"
        title={t(open === 'new' ? 'demand:teams.add' : 'demand:teams.change')}
        destroyOnHidden
      >
        {open && (
          <TeamForm
            organisationId={organisationId}
            team={open === 'new' ? undefined : open}
            close={() => setOpen(null)}
          />
        )}
      </Drawer>
    </Page>
  );
}

const EMPTY: TeamContent = {
  name: '',
  nameEn: null,
  college: null,
  lead: '',
  leadTitle: null,
  fields: '',
  keywords: [],
  availability: null,
  open: true,
};

function TeamForm({
  organisationId,
  team,
  close,
}: {
  organisationId: string;
  team: Team | undefined;
  close: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<TeamContent>();
  const save = useAct({
    act: (typed: TeamContent) => {
      const body = contentOf(typed);
      const path = { organisationId };
      return team
        ? answer(
            api.PATCH(`${TEAMS}/{teamId}`, {
              params: { path: { ...path, teamId: team.id }, header: ifMatch(team) },
              body,
            }),
          )
        : answer(api.POST(TEAMS, { params: { path }, body }));
    },
    form,
    refreshes: [['teams', organisationId]],
    done: close,
  });
  const needed = [{ required: true, whitespace: true, message: t('demand:missing') }];
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={team ?? EMPTY}
      onFinish={save.run}
    >
      <Form.Item name="name" label={t('demand:teams.name')} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="nameEn" label={t('demand:teams.nameEn')}>
        <Input maxLength={120} />
      </Form.Item>
      <div className="kx-grid-two">
        <Form.Item name="lead" label={t('demand:teams.leader')} rules={needed}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="leadTitle" label={t('demand:teams.leaderTitle')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="college" label={t('demand:teams.college')}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <Form.Item name="fields" label={t('demand:teams.fields')} rules={needed}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={300} showCount />
      </Form.Item>
      <Form.Item name="keywords" label={t('demand:field.keywords')}>
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          maxCount={8}
          tokenSeparators={[',', '，', '、', ' ']}
        />
      </Form.Item>
      <Form.Item name="availability" label={t('demand:teams.availability')}>
        <Input maxLength={100} placeholder={t('demand:teams.availabilityExample')} />
      </Form.Item>
      <Form.Item
        name="open"
        label={t('demand:teams.takes')}
        valuePropName="checked"
        extra={t('demand:teams.takesHelp')}
      >
        <Switch />
      </Form.Item>
      <ProblemAlert problem={save.problem} />
      <div className="kx-actions">
        <Button type="primary" htmlType="submit" loading={save.running}>
          {t('frame:save')}
        </Button>
        <Button onClick={close}>{t('frame:cancel')}</Button>
      </div>
    </Form>
  );
}

/** What was emptied is nothing, not an empty text. */
function contentOf(typed: TeamContent): TeamContent {
  const text = (value: string | null) => value?.trim() || null;
  return {
    name: typed.name.trim(),
    nameEn: text(typed.nameEn),
    college: text(typed.college),
    lead: typed.lead.trim(),
    leadTitle: text(typed.leadTitle),
    fields: typed.fields.trim(),
    keywords: typed.keywords,
    availability: text(typed.availability),
    open: typed.open,
  };
}
