import type { Feature } from '../../app/feature';

export const basket: Feature = {
  pages: [{ path: 'basket', lazy: async () => ({ Component: (await import('./basket-page')).BasketPage }) }],
};
