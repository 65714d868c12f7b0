import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { answer, api } from '../api/client';
import { type Alert, ALERTS, SAVED_SEARCHES_KEY } from '../api/notifications';
import { useAct } from '../api/use-act';
import { useSession } from '../app/session';
import { ProblemAlert } from './problem-alert';

interface Props {
  subject: 'PATENTS' | 'NEEDS';
  query: Record<string, unknown>;
  /** What it is called unless the person says otherwise. */
  name: string;
  /** The same list for a feed reader. */
  feed: string;
}

/** Keeps a search and says how to hear of what is new in it. */
export function SaveSearch({ subject, query, name, feed }: Props) {
  const { t } = useTranslation();
  const session = useSession();
  const { pathname, search } = useLocation();
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState(false);
  const [form] = Form.useForm<{ name: string; alert: Alert }>();
  const save = useAct({
    act: (wanted: { name: string; alert: Alert }) =>
      answer(api.POST('/api/v1/saved-searches', { body: { subject, query, ...wanted } })),
    form,
    refreshes: [SAVED_SEARCHES_KEY],
    done: () => setSaved(true),
  });
  function show() {
    save.clear();
    setSaved(false);
    form.setFieldsValue({ name, alert: 'DAILY' });
    setOpen(true);
  }
  return (
    <>
      <Button onClick={show}>{t('notifications:save.open')}</Button>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        title={t('notifications:save.title')}
        footer={null}
        forceRender
      >
        {saved ? (
          <p role="status">
            {t('notifications:save.done')} <Link to="/notifications">{t('notifications:save.manage')}</Link>
          </p>
        ) : session ? (
          <Form form={form} layout="vertical" requiredMark={false} onFinish={save.run}>
            <Form.Item name="name" label={t('notifications:save.name')} rules={[{ required: true }]}>
              <Input maxLength={80} />
            </Form.Item>
            <Form.Item name="alert" label={t('notifications:save.alert')}>
              <Select<Alert>
                options={ALERTS.map((value) => ({
                  value,
                  label: t(`notifications:alert.${value}`),
                }))}
              />
            </Form.Item>
            <ProblemAlert problem={save.problem} />
            <div className="kx-actions">
              <Button type="primary" htmlType="submit" loading={save.running}>
                {t('notifications:save.submit')}
              </Button>
              <Button onClick={() => setOpen(false)}>{t('frame:cancel')}</Button>
            </div>
          </Form>
        ) : (
          <p>
            <Link to={`/sign-in?return=${encodeURIComponent(pathname + search)}`}>
              {t('notifications:save.signIn')}
            </Link>
          </p>
        )}
        <p className="kx-second">
          {t('notifications:save.feed')} <a href={`/feeds/${feed}.json?${search.slice(1)}`}>JSON Feed</a>
          {' · '}
          <a href={`/feeds/${feed}.xml?${search.slice(1)}`}>RSS</a>
        </p>
      </Modal>
    </>
  );
}
