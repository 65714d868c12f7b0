import type { Feature } from '../../app/feature';

export const notifications: Feature = {
  pages: [
    {
      path: 'notifications',
      lazy: async () => ({ Component: (await import('./notifications-page')).NotificationsPage }),
    },
    { path: 'platform/jobs', lazy: async () => ({ Component: (await import('./jobs-page')).JobsPage }) },
    { path: 'platform/mail', lazy: async () => ({ Component: (await import('./mail-page')).MailPage }) },
  ],
};
