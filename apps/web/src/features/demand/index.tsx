import {
  BulbOutlined,
  InboxOutlined,
  MessageOutlined,
  NodeIndexOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { Feature } from '../../app/feature';

export const demand: Feature = {
  pages: [
    { path: 'needs', lazy: async () => ({ Component: (await import('./board-page')).BoardPage }) },
    { path: 'needs/new', lazy: async () => ({ Component: (await import('./ask-page')).AskPage }) },
    { path: 'needs/:needId', lazy: async () => ({ Component: (await import('./need-page')).NeedPage }) },
    {
      path: 'inventor-questions/:code',
      lazy: async () => ({ Component: (await import('./inventor-page')).InventorPage }),
    },
  ],
  desk: [
    { path: 'needs', lazy: async () => ({ Component: (await import('./desk/needs-page')).NeedsPage }) },
    {
      path: 'needs/new',
      lazy: async () => ({ Component: (await import('./desk/new-need-page')).NewNeedPage }),
    },
    {
      path: 'needs/import',
      lazy: async () => ({ Component: (await import('./desk/need-import-page')).NeedImportPage }),
    },
    {
      path: 'needs/:needId',
      lazy: async () => ({ Component: (await import('./desk/own-need-page')).OwnNeedPage }),
    },
    { path: 'triage', lazy: async () => ({ Component: (await import('./desk/triage-page')).TriagePage }) },
    {
      path: 'triage/:needId',
      lazy: async () => ({ Component: (await import('./desk/triage-need-page')).TriageNeedPage }),
    },
    {
      path: 'board/:needId',
      lazy: async () => ({ Component: (await import('./desk/answer-need-page')).AnswerNeedPage }),
    },
    { path: 'answers', lazy: async () => ({ Component: (await import('./desk/answers-page')).AnswersPage }) },
    {
      path: 'answers/:answerId',
      lazy: async () => ({ Component: (await import('./desk/answer-page')).AnswerPage }),
    },
    {
      path: 'match-review',
      lazy: async () => ({ Component: (await import('./desk/match-review-page')).MatchReviewPage }),
    },
    { path: 'matches', lazy: async () => ({ Component: (await import('./desk/matches-page')).MatchesPage }) },
    {
      path: 'matches/:matchId',
      lazy: async () => ({ Component: (await import('./desk/match-page')).MatchPage }),
    },
    {
      path: 'match-quality',
      lazy: async () => ({ Component: (await import('./desk/match-quality-page')).MatchQualityPage }),
    },
    { path: 'teams', lazy: async () => ({ Component: (await import('./desk/teams-page')).TeamsPage }) },
  ],
  navigation: [
    {
      path: 'triage',
      label: 'demand:nav.triage',
      icon: <InboxOutlined />,
      roles: ['SERVICE_STAFF'],
      order: 120,
    },
    {
      path: 'match-review',
      label: 'demand:nav.matchReview',
      icon: <NodeIndexOutlined />,
      roles: ['SERVICE_STAFF'],
      order: 130,
    },
    {
      path: 'matches',
      label: 'demand:nav.matches',
      icon: <NodeIndexOutlined />,
      roles: ['UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'CENTRE_STAFF'],
      order: 505,
    },
    {
      path: 'needs',
      label: 'demand:nav.needs',
      icon: <BulbOutlined />,
      roles: ['MEMBER', 'SIGNATORY', 'SERVICE_STAFF'],
      order: 500,
    },
    {
      path: 'answers',
      label: 'demand:nav.answers',
      icon: <MessageOutlined />,
      roles: ['MEMBER', 'SIGNATORY', 'UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'CENTRE_STAFF'],
      order: 510,
    },
    {
      path: 'teams',
      label: 'demand:nav.teams',
      icon: <TeamOutlined />,
      roles: ['UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'CENTRE_STAFF'],
      order: 520,
    },
  ],
};
