export * from './engine/explain.js';
export { gramsOf, matterOf } from './engine/grams.js';
export {
  MatchIndex,
  MatchIndexBuilder,
  type MatchDocument,
  type NeedText,
  type Scored,
} from './engine/match-index.js';
export { mergeStatistics, type Statistics } from './engine/weights.js';
export { MakeMissingVectors } from './embedding/vectors.jobs.js';
export { EmbedderAway } from './embedding/embedder-away.js';
export { type Embedder, embeddedText, TEXTS_AT_ONCE } from './embedding/embedder.js';
export * from './engine/fusion.js';
export * from './engine/parameters.js';
export { gradedPairs } from './graded-pairs.js';
export { MatchEngine } from './match-engine.js';
export { keepRun } from './match-runs.js';
export { judgeByMeeting } from './judge-by-meeting.js';
export { matchesBetween, type MatchBetween } from './matches-between.js';
export { MATCH_STATES, type MatchState, SUBJECT_TYPES, type SubjectType } from './match.entity.js';
export { MatchesService } from './matches.service.js';
export { MatchReasonDto } from './matches.dto.js';
export { FAIR_SHARE } from './review.service.js';
export { MatchAllNeeds } from './matchmaking.jobs.js';
export { MatchmakingJobsModule } from './matchmaking-jobs.module.js';
export * from './matchmaking.module.js';
