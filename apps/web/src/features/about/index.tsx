import type { Feature } from '../../app/feature';

export const about: Feature = {
  pages: [{ path: 'about', lazy: async () => ({ Component: (await import('./about-page')).AboutPage }) }],
};
