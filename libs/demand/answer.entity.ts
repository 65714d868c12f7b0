import type { LegalDay } from '#libs/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const ANSWER_KINDS = ['PATENT', 'TEAM', 'PROPOSAL'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];
export const ANSWER_STATES = ['OPEN', 'INTERESTED', 'DECLINED', 'WITHDRAWN'] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];
/** The two sides of an answer. */
export const ANSWER_SIDES = ['FIRM', 'UNIVERSITY'] as const;
export type AnswerSide = (typeof ANSWER_SIDES)[number];
/** Why somebody says no: one list for both sides. */
export const DECLINE_REASONS = [
  'NOT_OUR_FIELD',
  'FIGURE_NOT_REACHED',
  'TOO_EARLY',
  'TOO_DEAR',
  'TERM_OR_MODE',
  'HAVE_A_SOLUTION',
  'CANNOT_BE_MADE',
  'NO_CAPACITY',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** An answer (应答) of a university to a need. */
@Entity('need_answer')
export class NeedAnswer {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'need_id' }) needId: string;
  @Column('uuid', { name: 'firm_id' }) firmId: string;
  @Column('uuid', { name: 'university_id' }) universityId: string;
  @Column('text') kind: AnswerKind;
  @Column('uuid', { name: 'patent_id', nullable: true }) patentId: string | null;
  @Column('uuid', { name: 'team_id', nullable: true }) teamId: string | null;
  @Column('text') text: string;
  @Column('text') state: AnswerState;
  /** Whose turn it is, and until when; null where nothing is open. */
  @Column('text', { nullable: true }) turn: AnswerSide | null;
  @Column('date', { name: 'due_day', nullable: true }) dueDay: LegalDay | null;
  @Column('timestamptz', { name: 'escalated_at', nullable: true }) escalatedAt: Date | null;
  @Column('text', { nullable: true }) reason: DeclineReason | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
}

@Entity('answer_message')
export class AnswerMessage {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'answer_id' }) answerId: string;
  @Column('uuid', { name: 'firm_id' }) firmId: string;
  @Column('uuid', { name: 'university_id' }) universityId: string;
  @Column('text') side: AnswerSide;
  @Column('uuid', { name: 'author_id', nullable: true }) authorId: string | null;
  @Column('text') author: string;
  @Column('text') text: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
