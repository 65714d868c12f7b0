import { AppstoreOutlined, HomeOutlined, SearchOutlined, UserOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useSession } from './session';

export function BottomBar() {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <nav className="kx-bottom" aria-label={t('frame:bottomBar')}>
      <NavLink to="/" end>
        <HomeOutlined />
        {t('frame:home')}
      </NavLink>
      <NavLink to="/search">
        <SearchOutlined />
        {t('frame:searchShort')}
      </NavLink>
      <NavLink to="/desk">
        <AppstoreOutlined />
        {t('frame:desk')}
      </NavLink>
      <NavLink to={session ? '/account' : '/sign-in'}>
        <UserOutlined />
        {session ? t('frame:accountShort') : t('frame:signIn')}
      </NavLink>
    </nav>
  );
}
