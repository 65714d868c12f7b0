export { AnswersService } from './answers.service.js';
export { type AnswerState, DECLINE_REASONS, type DeclineReason } from './answer.entity.js';
export { NeedBodyDto, type PublicNeedDto as PublicNeed } from './board.dto.js';
export { BoardService } from './board.service.js';
export { DemandJobsModule } from './demand-jobs.module.js';
export { SweepDemand } from './demand.jobs.js';
export * from './demand.module.js';
export * from './demand.topics.js';
export {
  type Confidentiality,
  type CooperationMode,
  ELEMENTS,
  type NeedElement,
  type NeedSource,
} from './need.entity.js';
export { NeedIndexer } from './need-indexer.js';
export { openQuestions } from './need-questions.js';
export { BOARD_STATES, NEED_STATES, type NeedState } from './need.states.js';
export type { NewNeedDto as NewNeed } from './needs.dto.js';
export { NeedsService } from './needs.service.js';
export { NeedExport } from './tables/need-export.service.js';
export { NEED_STATE_WORDS } from './tables/need-words.js';
export { NeedImport } from './tables/need-import.service.js';
export type { TeamContentDto as TeamContent } from './teams.dto.js';
export { TeamsService } from './teams.service.js';
export { TriageService } from './triage.service.js';
