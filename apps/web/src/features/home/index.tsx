import type { Feature } from '../../app/feature';

export const home: Feature = {
  pages: [{ index: true, lazy: async () => ({ Component: (await import('./home-page')).HomePage }) }],
};
