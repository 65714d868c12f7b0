import { DECLINE_REASONS, type DeclineReason, NeedBodyDto } from '#libs/demand';
import { Day, Id, Instant, type Language, ListOf, Nested, OneOf, Text } from '#libs/platform';
import { MatchReasonDto } from '../matches.dto.js';
import {
  INVENTOR_VERDICTS,
  type InventorVerdict,
  QUESTION_STATES,
  type QuestionState,
} from './inventor-question.entity.js';

export class AskInventorDto {
  @Text({ max: 200, description: "The inventor's e-mail address" }) email: string;
  @Text({ optional: true, nullable: true, max: 500, description: 'Stands in the letter and on the page' })
  note?: string | null;
  @OneOf(['zh', 'en'], { description: 'Of the letter' }) language: Language;
}

class InventorSaidDto {
  @OneOf(INVENTOR_VERDICTS, { nullable: true, enumName: 'InventorVerdict' }) verdict: InventorVerdict | null;
  @OneOf(DECLINE_REASONS, { nullable: true, enumName: 'DeclineReason' }) reason: DeclineReason | null;
  @Text({ nullable: true, max: 500 }) sentence: string | null;
}

export class InventorQuestionDto extends InventorSaidDto {
  @Id() id: string;
  @Text({ nullable: true, description: 'Null once it is withdrawn, or 90 days after its last day' }) email:
    string | null;
  @Text({ nullable: true, max: 500 }) note: string | null;
  @OneOf(QUESTION_STATES, { enumName: 'InventorQuestionState' }) state: QuestionState;
  @Day({ description: 'The last day of the link' }) until: string;
  @Instant() askedAt: string;
  @Instant({ nullable: true }) answeredAt: string | null;
}

export class InventorQuestionsDto {
  @ListOf(() => InventorQuestionDto, { description: 'The newest first' }) items: InventorQuestionDto[];
}

export class InventorAnswerDto {
  @OneOf(INVENTOR_VERDICTS, { enumName: 'InventorVerdict' }) verdict: InventorVerdict;
  @OneOf(DECLINE_REASONS, {
    optional: true,
    enumName: 'DeclineReason',
    description: 'Needed where it does not fit',
  })
  reason?: DeclineReason;
  @Text({ optional: true, max: 500 }) sentence?: string;
}

/** What a link shows: of the need what anybody may read, and why the patent may fit. */
export class InventorCardDto extends InventorSaidDto {
  @Text() university: string;
  @Text({ nullable: true, max: 500 }) note: string | null;
  @Text({ max: 500 }) need: string;
  @Text({ max: 500 }) summary: string;
  @Nested(() => NeedBodyDto, { nullable: true, description: 'Null where the firm did not open the text' })
  body: NeedBodyDto | null;
  @ListOf('text') keywords: string[];
  @Text({ nullable: true }) firm: string | null;
  @Id({ nullable: true }) patentId: string | null;
  @Text({ nullable: true, max: 1_000_000, description: 'The patent or the team' }) subject: string | null;
  @ListOf(() => MatchReasonDto) reasons: MatchReasonDto[];
  @Day({ description: 'The last day of the link' }) until: string;
}
