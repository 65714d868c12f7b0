import type { Feature } from '../../app/feature';

export const patents: Feature = {
  pages: [
    {
      path: 'patents/:patentId',
      lazy: async () => ({ Component: (await import('./patent-page')).PatentPage }),
    },
    {
      path: 'compare',
      lazy: async () => ({ Component: (await import('./compare-page')).ComparePage }),
    },
  ],
};
