import type { Feature } from '../../app/feature';

export const search: Feature = {
  pages: [{ path: 'search', lazy: async () => ({ Component: (await import('./search-page')).SearchPage }) }],
};
