import { SwapOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature';

export const synonyms: Feature = {
  desk: [
    {
      path: 'synonyms',
      lazy: async () => ({ Component: (await import('./synonyms-page')).SynonymsPage }),
    },
  ],
  navigation: [
    {
      path: 'synonyms',
      label: 'synonyms:nav',
      icon: <SwapOutlined />,
      roles: ['CENTRE_STAFF', 'SERVICE_STAFF', 'PLATFORM_ADMIN'],
      order: 800,
    },
  ],
};
