import { FileTextOutlined, ImportOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature';

const UNIVERSITY = ['UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'CENTRE_STAFF'] as const;

export const catalogueDesk: Feature = {
  desk: [
    {
      path: 'patents/:patentId?',
      lazy: async () => ({ Component: (await import('./holdings/holdings-page')).HoldingsPage }),
    },
    {
      path: 'imports',
      lazy: async () => ({ Component: (await import('./imports/imports-page')).ImportsPage }),
    },
    {
      path: 'imports/:importId',
      lazy: async () => ({ Component: (await import('./imports/import-page')).ImportPage }),
    },
  ],
  navigation: [
    { path: 'patents', label: 'holdings:nav', icon: <FileTextOutlined />, roles: UNIVERSITY, order: 200 },
    { path: 'imports', label: 'imports:nav', icon: <ImportOutlined />, roles: UNIVERSITY, order: 250 },
  ],
};
