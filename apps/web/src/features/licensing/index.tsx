import { BellOutlined, CarryOutOutlined, FileProtectOutlined, SolutionOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature';

const acceptance = (page: 'OfferPage' | 'NoticePage' | 'ReceiptPage') => async () => ({
  Component: (await import('./acceptance'))[page],
});
const licences = (page: 'LicencesPage' | 'NoticesPage') => async () => ({
  Component: (await import('./licences/licences-page'))[page],
});

const UNIVERSITY = ['UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'CENTRE_STAFF'] as const;

export const licensing: Feature = {
  pages: [
    { path: 'offers/:declarationId', lazy: acceptance('OfferPage') },
    { path: 'offers/:declarationId/notice', lazy: acceptance('NoticePage') },
    { path: 'offers/:declarationId/receipts/:organisationId/:licenceId', lazy: acceptance('ReceiptPage') },
  ],
  desk: [
    { path: 'today', lazy: async () => ({ Component: (await import('./today/today-page')).TodayPage }) },
    {
      path: 'declarations',
      lazy: async () => ({ Component: (await import('./declarations/declarations-page')).DeclarationsPage }),
    },
    {
      path: 'declarations/new/:patentId',
      lazy: async () => ({
        Component: (await import('./declarations/new-declaration-page')).NewDeclarationPage,
      }),
    },
    {
      path: 'declarations/:declarationId',
      lazy: async () => ({ Component: (await import('./declarations/declaration-page')).DeclarationPage }),
    },
    { path: 'notices/:licenceId?', lazy: licences('NoticesPage') },
    {
      path: 'notices/new',
      lazy: async () => ({ Component: (await import('./licences/letter-notice-page')).LetterNoticePage }),
    },
    { path: 'licences/:licenceId?', lazy: licences('LicencesPage') },
  ],
  navigation: [
    { path: 'today', label: 'desk:today.nav', icon: <CarryOutOutlined />, roles: UNIVERSITY, order: 100 },
    {
      path: 'declarations',
      label: 'declaration:nav',
      icon: <SolutionOutlined />,
      roles: UNIVERSITY,
      order: 300,
    },
    { path: 'notices', label: 'licence:notices.nav', icon: <BellOutlined />, roles: UNIVERSITY, order: 400 },
    {
      path: 'licences',
      label: 'licence:licences.nav',
      icon: <FileProtectOutlined />,
      roles: ['MEMBER', 'SIGNATORY'],
      order: 500,
    },
  ],
};
