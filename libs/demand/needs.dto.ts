import {
  Day,
  FenAmount,
  Flag,
  Id,
  Instant,
  ListOf,
  Nested,
  OneOf,
  PageQuery,
  Repeated,
  Text,
  Whole,
} from '#libs/platform';
import {
  type Confidentiality,
  CONFIDENTIALITIES,
  type CooperationMode,
  NEED_SOURCES,
  type NeedSource,
} from './need.entity.js';
import { NeedFileDto } from './need-files.dto.js';
import { FIRM_STEPS, type FirmStep, NEED_STATES, type NeedState } from './need.states.js';

export class NeedQuery extends PageQuery {
  @Repeated(NEED_STATES) state?: NeedState[];
}

/** So many universities can a need name. */
export const MOST_ADMITTED = 20;
const PART = { nullable: true, max: 500 } as const;

/** What the firm writes. Only the problem must be there; each further answer makes better matches. */
export class NeedContentDto {
  @Text({ nullable: true, max: 60, description: 'Absent: the beginning of the problem' }) title:
    string | null;
  @Text({ max: 500, description: 'What must get better' }) problem: string;
  @Text({ ...PART, description: 'What it is made of, what is worked' }) material: string | null;
  @Text({ ...PART, description: 'What is done today, what was tried' }) method: string | null;
  @Text({ ...PART, description: 'What must be reached, with its figure' }) efficacy: string | null;
  @Text({ ...PART, description: 'What it becomes' }) product: string | null;
  @Text({ ...PART, description: 'Where it is used' }) application: string | null;
  @Text({ ...PART, description: 'Key technology and indicators' }) indicators: string | null;
  @Text({ ...PART, description: 'Expected target' }) target: string | null;
  @ListOf('text', { max: 5, itemMax: 20 }) keywords: string[];
  @ListOf('text', { max: 7, itemMax: 30, description: 'Acceptable modes of cooperation' })
  modes: CooperationMode[];
  @FenAmount({ nullable: true }) budgetFromFen: number | null;
  @FenAmount({ nullable: true }) budgetToFen: number | null;
  @Day({ nullable: true }) deadline: string | null;
  @OneOf(CONFIDENTIALITIES, { enumName: 'Confidentiality' }) confidentiality: Confidentiality;
  @Flag({ description: 'The board does not name the firm' }) anonymous: boolean;
  @Text({ nullable: true, max: 200 }) publicSummary: string | null;
  @Text({ nullable: true, max: 2000, description: 'Read only by universities that the firm admits' })
  hiddenDetail: string | null;
  @ListOf('id', { max: MOST_ADMITTED, description: 'Universities that are admitted' }) admitted: string[];
  @Text({ nullable: true, max: 2, description: 'Division of GB/T 4754' }) industry: string | null;
  @Text({ nullable: true, max: 20 }) district: string | null;
}

export class NeedFirmDto {
  @Text({ max: 120 }) name: string;
  @Text({ max: 40, description: 'Unified social credit code' }) uscc: string;
}

export class NewNeedDto extends NeedContentDto {
  @Nested(() => NeedFirmDto, { optional: true, description: 'For whom a service centre writes' })
  firm?: NeedFirmDto;
  @OneOf(NEED_SOURCES, { optional: true, enumName: 'NeedSource' }) source?: NeedSource;
}

export class NeedStepDto {
  @OneOf(FIRM_STEPS, { enumName: 'FirmStep' }) step: FirmStep;
  @Text({ optional: true, max: 300 }) reason?: string;
}

export class NeedLineDto {
  @Id() id: string;
  @Text() title: string;
  @OneOf(NEED_STATES, { enumName: 'NeedState' }) state: NeedState;
  @Text({ description: 'The firm' }) firm: string;
  @Text({ nullable: true, description: 'The service centre that wrote it for the firm' }) enteredBy:
    string | null;
  @Whole({ description: 'Of ten things that could be said, how many are' }) completeness: number;
  @Whole() answers: number;
  @Whole({ description: 'Answers that wait for the firm' }) waiting: number;
  @Day({ nullable: true }) expiresDay: string | null;
  @Instant() createdAt: string;
}

export class NeedListDto {
  @ListOf(() => NeedLineDto) items: NeedLineDto[];
  @Text({ nullable: true, max: 500 }) nextCursor: string | null;
}

export class AdmittedDto {
  @Id() organisationId: string;
  @Text() name: string;
}

/** A need on the firm's desk. Its ETag is `version`. */
export class NeedDto extends NeedContentDto {
  @Id() id: string;
  @Text({ max: 60, nullable: false }) declare title: string;
  @Id() firmId: string;
  @Text() firm: string;
  @Text({ nullable: true }) enteredBy: string | null;
  @Flag() demonstration: boolean;
  @OneOf(NEED_SOURCES, { enumName: 'NeedSource' }) source: NeedSource;
  @OneOf(NEED_STATES, { enumName: 'NeedState' }) state: NeedState;
  @ListOf('text', { description: 'Steps that lead on from here' }) steps: FirmStep[];
  @Flag({ description: 'Whether its text can be changed now' }) editable: boolean;
  @ListOf('text', { description: 'What it does not say yet, what helps most first' }) questions: string[];
  @Whole({ description: 'Of ten things that could be said, how many are' }) completeness: number;
  @ListOf(() => AdmittedDto) admittedUniversities: AdmittedDto[];
  @ListOf(() => NeedFileDto) files: NeedFileDto[];
  @Text({ nullable: true }) returnReason: string | null;
  @Text({ nullable: true }) closeReason: string | null;
  @Id({ nullable: true }) mergedIntoId: string | null;
  @Day({ nullable: true, description: 'When it leaves the board' }) expiresDay: string | null;
  @Whole() version: number;
  @Instant() createdAt: string;
}
