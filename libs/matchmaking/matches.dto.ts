import { DECLINE_REASONS, type DeclineReason } from '#libs/demand';
import { Flag, Id, Instant, ListOf, Nested, OneOf, PageQuery, Text, Whole } from '#libs/platform';
import { COVERAGES, type Coverage, type Element, ELEMENTS } from './engine/explain.js';
import {
  JUDGING_SIDES,
  type JudgingSide,
  type Lane,
  LANES,
  MATCH_STATES,
  type MatchState,
  SUBJECT_TYPES,
  type SubjectType,
  type Verdict,
  VERDICTS,
} from './match.entity.js';

export const MATCH_BANDS = ['CLOSE', 'WORTH_A_LOOK'] as const;
export type MatchBand = (typeof MATCH_BANDS)[number];

export class MatchReasonDto {
  @OneOf(ELEMENTS, { enumName: 'NeedElement' }) element: Element;
  @OneOf(COVERAGES, { enumName: 'Coverage', description: 'UNKNOWN: the need does not say' })
  coverage: Coverage;
  @Text({ nullable: true, max: 10_000, description: "The patent's own sentence" }) sentence: string | null;
}

/** A candidate, never a verdict: even CLOSE is right about four times in ten. */
export class MatchDto {
  @Id() id: string;
  @Id() needId: string;
  @Text() need: string;
  @Id() universityId: string;
  @Text() university: string;
  @Text({ nullable: true, description: 'Null where the firm does not want to be named to the reader yet' })
  firm: string | null;
  @OneOf(SUBJECT_TYPES, { enumName: 'SubjectType' }) subjectType: SubjectType;
  @Id({ nullable: true }) patentId: string | null;
  @Text({ nullable: true, max: 1_000_000, description: 'The patent or the team' }) subject: string | null;
  @Id({ nullable: true, description: "The university's own answer" }) answerId: string | null;
  @OneOf(MATCH_STATES, { enumName: 'MatchState' }) state: MatchState;
  @OneOf(MATCH_BANDS, { nullable: true, enumName: 'MatchBand' }) band: MatchBand | null;
  @OneOf(LANES, { enumName: 'MatchLane' }) lane: Lane;
  @ListOf(() => MatchReasonDto) reasons: MatchReasonDto[];
  @Flag({ description: 'An announced open licence can be taken' }) offered: boolean;
  @Text({ nullable: true, max: 500, description: 'What staff wrote beside it' }) note: string | null;
  @OneOf(VERDICTS, { nullable: true, enumName: 'MatchVerdict' }) firmVerdict: Verdict | null;
  @OneOf(VERDICTS, { nullable: true, enumName: 'MatchVerdict' }) universityVerdict: Verdict | null;
  @OneOf(DECLINE_REASONS, { nullable: true, enumName: 'DeclineReason' }) firmReason: DeclineReason | null;
  @OneOf(DECLINE_REASONS, { nullable: true, enumName: 'DeclineReason' })
  universityReason: DeclineReason | null;
  @Instant() createdAt: string;
}

export class MatchQuery extends PageQuery {
  @Id({ optional: true }) needId?: string;
}

export class MatchListDto {
  @ListOf(() => MatchDto, { description: 'Of one need the best first, otherwise the newest' })
  items: MatchDto[];
  @Text({ nullable: true, max: 500 }) nextCursor: string | null;
}

export class MatchVerdictDto {
  @OneOf(VERDICTS, { enumName: 'MatchVerdict' }) verdict: Verdict;
  @OneOf(DECLINE_REASONS, { optional: true, enumName: 'DeclineReason', description: 'Needed to decline' })
  reason?: DeclineReason;
}

export const REVIEW_STATES = ['SUGGESTED', 'HELD'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export class ReviewQuery extends PageQuery {
  @OneOf(REVIEW_STATES, { optional: true, description: 'SUGGESTED unless given' }) state?: ReviewState;
}

export class ReviewMatchDto extends MatchDto {
  @Whole({ description: 'Of what was sent in the last 30 days, per cent of this university' }) share: number;
  @Flag({ description: 'Its university or patent has more than its share already' }) overexposed: boolean;
}

export class ReviewedNeedDto {
  @Id() needId: string;
  @Text() need: string;
  @Text() firm: string;
  @Text({ max: 500 }) problem: string;
  @ListOf(() => ReviewMatchDto, { description: 'The best first' }) matches: ReviewMatchDto[];
}

export class ReviewListDto {
  @ListOf(() => ReviewedNeedDto) items: ReviewedNeedDto[];
  @Whole({ description: 'Matches that wait in this state' }) waiting: number;
  @Text({ nullable: true, max: 500 }) nextCursor: string | null;
}

export const REVIEW_STEPS = ['SEND', 'HOLD', 'REJECT'] as const;
export type ReviewStep = (typeof REVIEW_STEPS)[number];

export class ReviewStepDto {
  @ListOf('id', { max: 50, description: 'All of them, or none if one cannot' }) matchIds: string[];
  @OneOf(REVIEW_STEPS, { enumName: 'ReviewStep' }) step: ReviewStep;
  @Text({ optional: true, max: 500, description: 'Shown to both sides' }) note?: string;
}

export class ReviewDoneDto {
  @Whole() done: number;
}

class VerdictCountDto {
  @OneOf(JUDGING_SIDES, { enumName: 'JudgingSide' }) side: JudgingSide;
  @OneOf(MATCH_BANDS, { nullable: true, enumName: 'MatchBand' }) band: MatchBand | null;
  @Whole() good: number;
  @Whole() bad: number;
}

class ReasonCountDto {
  @OneOf(DECLINE_REASONS, { enumName: 'DeclineReason' }) reason: DeclineReason;
  @Whole() count: number;
}

class StateCountDto {
  @OneOf(MATCH_STATES, { enumName: 'MatchState' }) state: MatchState;
  @Whole() count: number;
}

class EngineCountDto {
  @Text({ description: 'Parameters, and the model where its vectors had their say' }) engine: string;
  @Whole() count: number;
}

class RunResultDto {
  @Text() name: string;
  @Whole({ description: 'nDCG@10 in thousandths' }) ndcg10: number;
  @Whole({ description: 'AUC in thousandths; 500 is chance' }) auc: number;
  @Whole({ description: 'Thousandths of the needs that show a good one among the first five' })
  goodInFirst5: number;
}

export class MatchRunDto {
  @Text() engine: string;
  @Text({ description: 'What the data is called' }) source: string;
  @Whole() needs: number;
  @Whole() pairs: number;
  @Instant() ranAt: string;
  @ListOf(() => RunResultDto) results: RunResultDto[];
}

/** What people said of the engine's suggestions. */
export class MatchQualityDto {
  @Text({ description: 'What is set: parameters+model' }) engine: string;
  @ListOf(() => EngineCountDto, { description: 'What the matches that are there were scored by' })
  engines: EngineCountDto[];
  @ListOf(() => StateCountDto) states: StateCountDto[];
  @ListOf(() => VerdictCountDto, { description: 'By side and band' }) verdicts: VerdictCountDto[];
  @ListOf(() => ReasonCountDto) reasons: ReasonCountDto[];
  @Nested(() => MatchRunDto, { nullable: true, description: 'The last measurement that was kept' })
  lastRun: MatchRunDto | null;
}
