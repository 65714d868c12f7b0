import type { Feature } from '../../app/feature';

export const verification: Feature = {
  pages: [
    { path: 'verify', lazy: async () => ({ Component: (await import('./verify-page')).VerifyPage }) },
    { path: 'verify/:code', lazy: async () => ({ Component: (await import('./proof-page')).ProofPage }) },
  ],
};
