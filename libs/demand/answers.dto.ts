import { Day, Flag, Id, Instant, ListOf, OneOf, PageQuery, Repeated, Text, Whole } from '#libs/platform';
import {
  ANSWER_KINDS,
  ANSWER_SIDES,
  ANSWER_STATES,
  type AnswerKind,
  type AnswerSide,
  type AnswerState,
  DECLINE_REASONS,
  type DeclineReason,
} from './answer.entity.js';

export class AnswerQuery extends PageQuery {
  @Id({ optional: true }) needId?: string;
  @Repeated(ANSWER_STATES) state?: AnswerState[];
  @OneOf(['true'], { optional: true, description: 'Only what waits for this organisation' }) waiting?: 'true';
}

export class NewAnswerDto {
  @Id() needId: string;
  @OneOf(ANSWER_KINDS, { enumName: 'AnswerKind' }) kind: AnswerKind;
  @Id({ optional: true, nullable: true }) patentId?: string | null;
  @Id({ optional: true, nullable: true }) teamId?: string | null;
  @Text({ max: 2000, description: 'What is offered, in the firm’s words' }) text: string;
}

export class AnswerStepDto {
  @OneOf(['INTERESTED', 'DECLINE', 'WITHDRAW'], { enumName: 'AnswerStep' }) step:
    'INTERESTED' | 'DECLINE' | 'WITHDRAW';
  @OneOf(DECLINE_REASONS, { optional: true, enumName: 'DeclineReason' }) reason?: DeclineReason;
  @Text({ optional: true, max: 300 }) note?: string;
}

export class NewAnswerMessageDto {
  @Text({ max: 2000 }) text: string;
}

export class AnswerLineDto {
  @Id() id: string;
  @Id() needId: string;
  @Text() need: string;
  @Id() universityId: string;
  @Text() university: string;
  @Text({ description: 'As the university may know it' }) firm: string;
  @OneOf(ANSWER_KINDS, { enumName: 'AnswerKind' }) kind: AnswerKind;
  @Id({ nullable: true }) patentId: string | null;
  @Text({ nullable: true, max: 500, description: 'The patent or the team' }) subject: string | null;
  @OneOf(ANSWER_STATES, { enumName: 'AnswerState' }) state: AnswerState;
  @OneOf(ANSWER_SIDES, { nullable: true, enumName: 'AnswerSide', description: 'Whose turn it is' })
  turn: AnswerSide | null;
  @Day({ nullable: true, description: 'Until when' }) dueDay: string | null;
  @OneOf(DECLINE_REASONS, { nullable: true, enumName: 'DeclineReason' }) reason: DeclineReason | null;
  @Instant() createdAt: string;
}

export class AnswerListDto {
  @ListOf(() => AnswerLineDto, { description: 'The newest first' }) items: AnswerLineDto[];
  @Text({ nullable: true, max: 500 }) nextCursor: string | null;
}

export class AnswerMessageDto {
  @Id() id: string;
  @OneOf(ANSWER_SIDES, { enumName: 'AnswerSide' }) side: AnswerSide;
  @Text() author: string;
  @Text({ max: 2000 }) text: string;
  @Instant() createdAt: string;
}

export class AnswerDto extends AnswerLineDto {
  @Text({ max: 2000 }) text: string;
  @Text({ nullable: true }) note: string | null;
  @OneOf(ANSWER_SIDES, { enumName: 'AnswerSide', description: 'The side of who asks' }) mySide: AnswerSide;
  @Flag({ description: 'Whether it can still be talked about and settled' }) live: boolean;
  @Id({ nullable: true }) offerId: string | null;
  @ListOf(() => AnswerMessageDto) messages: AnswerMessageDto[];
  @Whole() version: number;
}
