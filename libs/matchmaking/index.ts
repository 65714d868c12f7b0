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
export { MatchesService } from './matches.service.js';
export { MatchAllNeeds } from './matchmaking.jobs.js';
export { MatchmakingJobsModule } from './matchmaking-jobs.module.js';
export * from './matchmaking.module.js';
