import type { Language } from '#libs/platform';
import type { LicenceState } from './licence.states.js';

/** What papers call the state of a licence, as the pages do. */
export const LICENCE_STATE_WORDS: Record<Language, Record<LicenceState, string>> = {
  zh: {
    NOTIFIED: '已通知、待付款',
    EFFECTIVE: '已生效',
    RECORDAL_FILED: '已申请备案',
    RECORDED: '已备案',
    LAPSED: '未付款而结束',
    EXPIRED: '期限届满',
    TERMINATED: '已终止',
  },
  en: {
    NOTIFIED: 'Notified, awaiting payment',
    EFFECTIVE: 'Effective',
    RECORDAL_FILED: 'Filed for recordal',
    RECORDED: 'Recorded',
    LAPSED: 'Closed unpaid',
    EXPIRED: 'Term ended',
    TERMINATED: 'Terminated',
  },
};
