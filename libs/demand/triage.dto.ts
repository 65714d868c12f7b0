import { Day, Id, Instant, ListOf, OneOf, PageQuery, Text, Whole } from '#libs/platform';
import { PublicNeedLineDto } from './board.dto.js';
import { NeedFileDto } from './need-files.dto.js';
import { NEED_STATES, type NeedState, TRIAGE_STEPS, type TriageStep } from './need.states.js';
import { NeedContentDto } from './needs.dto.js';

export class TriageQuery extends PageQuery {}

export class TriageLineDto {
  @Id() id: string;
  @Text() title: string;
  @Text() firm: string;
  @OneOf(NEED_STATES, { enumName: 'NeedState' }) state: NeedState;
  @Whole() completeness: number;
  @Day({ nullable: true, description: 'Until when it should be triaged' }) dueDay: string | null;
  @Instant() submittedAt: string;
}

export class TriageQueueDto {
  @ListOf(() => TriageLineDto, { description: 'Who waits longest first' }) items: TriageLineDto[];
  @Text({ nullable: true, max: 500 }) nextCursor: string | null;
}

/** A need as staff judge it; what the firm hides stays hidden from them, too. */
export class TriageNeedDto extends NeedContentDto {
  @Id() id: string;
  @Text({ max: 60, nullable: false }) declare title: string;
  @Text() firm: string;
  @OneOf(NEED_STATES, { enumName: 'NeedState' }) state: NeedState;
  @ListOf('text', { description: 'Steps that lead on from here' }) steps: TriageStep[];
  @ListOf('text') questions: string[];
  @ListOf(() => NeedFileDto) files: NeedFileDto[];
  @Whole() completeness: number;
  @ListOf(() => PublicNeedLineDto, { description: 'On the board already, the nearest first' })
  similar: PublicNeedLineDto[];
  @Whole() version: number;
}

export class TriageStepDto {
  @OneOf(TRIAGE_STEPS, { enumName: 'TriageStep' }) step: TriageStep;
  @Text({ optional: true, max: 300 }) reason?: string;
  @Id({ optional: true, description: 'The need that it is merged into' }) into?: string;
}

export class SilentDto {
  @OneOf(['NEED', 'ANSWER'], { enumName: 'SilentKind' }) kind: 'NEED' | 'ANSWER';
  @Id() id: string;
  @Text({ description: 'Of the need' }) title: string;
  @Text({ description: 'Whose turn it is' }) whose: string;
  @Day() dueDay: string;
}

export class SilentListDto {
  @ListOf(() => SilentDto, { description: 'The longest silence first, at most 100' }) items: SilentDto[];
}
