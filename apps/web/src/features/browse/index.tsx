import type { Feature } from '../../app/feature';

export const browse: Feature = {
  pages: [
    { path: 'browse', lazy: async () => ({ Component: (await import('./browse-page')).BrowsePage }) },
    { path: 'map', lazy: async () => ({ Component: (await import('./map-page')).MapPage }) },
  ],
};
