import { ShopOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature';

export const enterprises: Feature = {
  desk: [
    {
      path: 'enterprises/import',
      lazy: async () => ({ Component: (await import('./import-firms-page')).ImportFirmsPage }),
    },
    {
      path: 'enterprises/:enterpriseFileId?',
      lazy: async () => ({ Component: (await import('./enterprises-page')).EnterprisesPage }),
    },
  ],
  navigation: [
    {
      path: 'enterprises',
      label: 'enterprises:nav',
      icon: <ShopOutlined />,
      roles: ['UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'CENTRE_STAFF', 'SERVICE_STAFF'],
      order: 700,
    },
  ],
};
