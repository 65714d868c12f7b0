import { BellOutlined, SearchOutlined, UserOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Badge, Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { api } from '../api/client';
import { unread } from '../api/notifications';
import { useBasket } from '../shared/basket';
import { SearchBox } from '../shared/search-box';
import { currentLanguage } from './language';
import { isPlatformAdmin, SESSION_KEY, type Session, useChooseLanguage, useSession } from './session';
import { usePhone } from './use-phone';

export function TopBar() {
  const { t } = useTranslation();
  const phone = usePhone();
  const { pathname } = useLocation();
  const session = useSession();
  const basket = useBasket();
  // The home page is the search box.
  const ownBox = pathname === '/' || pathname === '/search';
  return (
    <header className="kx-top">
      <Link to="/" className="kx-mark">
        {t('frame:mark')}
      </Link>
      <div className="kx-top-search">
        {phone ? null : ownBox ? null : <SearchBox size="middle" label={t('frame:search')} />}
      </div>
      {phone && (
        <Link to="/search" className="kx-top-icon" aria-label={t('frame:search')}>
          <SearchOutlined />
        </Link>
      )}
      {!phone && session && (
        <Link
          to="/desk"
          className="kx-top-link"
          aria-current={pathname.startsWith('/desk') ? 'page' : undefined}
        >
          {t('frame:desk')}
        </Link>
      )}
      {!phone && basket.length > 0 && (
        <Link to="/basket" className="kx-top-link">
          {t('basket:open', { count: basket.length })}
        </Link>
      )}
      {session && <Bell />}
      <LanguageSwitch />
      {session ? <Account session={session} /> : session === null && !phone && <Doors />}
    </header>
  );
}

function Doors() {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const back =
    pathname === '/' || pathname.startsWith('/sign-in')
      ? ''
      : `?return=${encodeURIComponent(pathname + search)}`;
  return (
    <>
      <Link to="/register" className="kx-top-link">
        {t('frame:register')}
      </Link>
      <Link to={`/sign-in${back}`} className="kx-top-link kx-top-link-strong">
        {t('frame:signIn')}
      </Link>
    </>
  );
}

function Bell() {
  const { t } = useTranslation();
  const count = useQuery(unread()).data?.unread ?? 0;
  return (
    <Link
      to="/notifications"
      className="kx-top-icon"
      aria-label={count > 0 ? t('notifications:bellUnread', { count }) : t('notifications:bell')}
    >
      <Badge count={count} size="small" overflowCount={99}>
        <BellOutlined />
      </Badge>
    </Link>
  );
}

function LanguageSwitch() {
  const { t } = useTranslation();
  const choose = useChooseLanguage();
  const other = currentLanguage() === 'zh' ? 'en' : 'zh';
  return (
    <Button type="text" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => void choose(other)}>
      {t('frame:otherLanguage')}
    </Button>
  );
}

function Account({ session }: { session: Session }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();

  async function signOut() {
    await api.DELETE('/api/v1/sessions/current').catch(() => undefined);
    queries.clear();
    queries.setQueryData(SESSION_KEY, null);
    void navigate('/');
  }

  const items: MenuProps['items'] = [
    ...session.memberships.map((membership) => ({
      key: `/desk/${membership.organisationId}`,
      label: (currentLanguage() === 'en' && membership.organisationEn) || membership.organisation,
    })),
    { type: 'divider' as const },
    ...(isPlatformAdmin(session) ? [{ key: '/platform', label: t('frame:platform') }] : []),
    { key: '/account', label: t('frame:account') },
    { key: 'sign-out', label: t('frame:signOut') },
  ];
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, onClick: ({ key }) => void (key === 'sign-out' ? signOut() : navigate(key)) }}
    >
      <Button type="text" icon={<UserOutlined />} aria-haspopup="menu">
        <span className="kx-account-name">{session.person.name}</span>
      </Button>
    </Dropdown>
  );
}
