import type { Feature } from '../../app/feature';

export const patents: Feature = {
  pages: [
    {
      path: 'patents/:patentId',
      lazy: async () => ({ Component: (await import('./patent-page')).PatentPage }),
    },
  ],
};
