import type { DeclineReason } from '#libs/demand';
import type { Language } from '#libs/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const INVENTOR_VERDICTS = ['CAN_HELP', 'NOT_FIT'] as const;
export type InventorVerdict = (typeof INVENTOR_VERDICTS)[number];
export const QUESTION_STATES = ['OPEN', 'ANSWERED', 'EXPIRED', 'WITHDRAWN'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

/** What a university asks an inventor of a match; the address is its own data and stands nowhere else but in the letter. */
@Entity('inventor_question')
export class InventorQuestion {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'match_id' }) matchId: string;
  @Column('uuid', { name: 'university_id' }) universityId: string;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text') language: Language;
  @Column('text', { name: 'secret_hash', nullable: true }) secretHash: string | null;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) withdrawnAt: Date | null;
  @Column('text', { nullable: true }) verdict: InventorVerdict | null;
  @Column('text', { nullable: true }) reason: DeclineReason | null;
  @Column('text', { nullable: true }) sentence: string | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt: Date | null;
  @Column('uuid', { name: 'asked_by', nullable: true }) askedBy: string | null;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

export function stateOf(
  { withdrawnAt, verdict, expiresAt }: Pick<InventorQuestion, 'withdrawnAt' | 'verdict' | 'expiresAt'>,
  now: Date,
): QuestionState {
  if (withdrawnAt) return 'WITHDRAWN';
  if (verdict) return 'ANSWERED';
  return expiresAt <= now ? 'EXPIRED' : 'OPEN';
}
