import { BookOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature';

export const supply: Feature = {
  pages: [
    { path: 'supply', lazy: async () => ({ Component: (await import('./supply-page')).SupplyPage }) },
    {
      path: 'supply/:editionId',
      lazy: async () => ({ Component: (await import('./edition-page')).EditionPage }),
    },
  ],
  desk: [{ path: 'supply', lazy: async () => ({ Component: (await import('./desk-page')).SupplyDeskPage }) }],
  navigation: [
    {
      path: 'supply',
      label: 'supply:nav',
      icon: <BookOutlined />,
      roles: ['UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'CENTRE_STAFF'],
      order: 300,
    },
  ],
};
