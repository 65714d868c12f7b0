import { TeamOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature';

export const accounts: Feature = {
  pages: [
    { path: 'sign-in', lazy: async () => ({ Component: (await import('./sign-in-page')).SignInPage }) },
    { path: 'register', lazy: async () => ({ Component: (await import('./register-page')).RegisterPage }) },
    { path: 'join/:token', lazy: async () => ({ Component: (await import('./join-page')).JoinPage }) },
    { path: 'account', lazy: async () => ({ Component: (await import('./account-page')).AccountPage }) },
    { path: 'platform', lazy: async () => ({ Component: (await import('./platform-page')).PlatformPage }) },
  ],
  desk: [
    {
      path: 'organisation',
      lazy: async () => ({ Component: (await import('./organisation-page')).OrganisationPage }),
    },
  ],
  navigation: [
    {
      path: 'organisation',
      label: 'accounts:organisation.title',
      icon: <TeamOutlined />,
      roles: [
        'UNIVERSITY_CLERK',
        'UNIVERSITY_APPROVER',
        'CENTRE_STAFF',
        'MEMBER',
        'SIGNATORY',
        'SERVICE_STAFF',
        'OFFICE_READER',
        'PLATFORM_ADMIN',
      ],
      order: 900,
    },
  ],
};
