import type { DeclineReason } from '#libs/demand';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Band, ElementReason } from './engine/explain.js';

export const SUBJECT_TYPES = ['PATENT', 'TEAM', 'PROPOSAL'] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];
/** SUGGESTED → (HELD) → SENT by staff → INTERESTED or DECLINED by a party; WITHDRAWN: by staff, or its ground is gone. */
export const MATCH_STATES = ['SUGGESTED', 'HELD', 'SENT', 'INTERESTED', 'DECLINED', 'WITHDRAWN'] as const;
export type MatchState = (typeof MATCH_STATES)[number];
/** OTHER_TRADE: the same effect, reached in another field of technology. */
export const LANES = ['MAIN', 'OTHER_TRADE'] as const;
export type Lane = (typeof LANES)[number];
export const VERDICTS = ['INTERESTED', 'DECLINED'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A need × what may solve it. */
@Entity('match')
export class Match {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'need_id' }) needId: string;
  @Column('uuid', { name: 'firm_id' }) firmId: string;
  @Column('uuid', { name: 'university_id' }) universityId: string;
  @Column('text', { name: 'subject_type' }) subjectType: SubjectType;
  @Column('uuid', { name: 'patent_id', nullable: true }) patentId: string | null;
  @Column('uuid', { name: 'team_id', nullable: true }) teamId: string | null;
  @Column('uuid', { name: 'answer_id', nullable: true }) answerId: string | null;
  @Column('text') state: MatchState;
  @Column('real', { nullable: true }) score: number | null;
  @Column('text', { nullable: true }) band: Band | null;
  @Column('text') lane: Lane;
  @Column('jsonb') reasons: ElementReason[];
  @Column('text', { nullable: true }) engine: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text', { name: 'firm_verdict', nullable: true }) firmVerdict: Verdict | null;
  @Column('text', { name: 'firm_reason', nullable: true }) firmReason: DeclineReason | null;
  @Column('text', { name: 'university_verdict', nullable: true }) universityVerdict: Verdict | null;
  @Column('text', { name: 'university_reason', nullable: true }) universityReason: DeclineReason | null;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt: Date | null;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}

export const JUDGING_SIDES = ['STAFF', 'FIRM', 'UNIVERSITY'] as const;
export type JudgingSide = (typeof JUDGING_SIDES)[number];

/** What somebody said of a pair; the last word of an organisation counts. */
@Entity('match_judgement')
export class MatchJudgement {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'need_id' }) needId: string;
  @Column('uuid', { name: 'patent_id' }) patentId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text') side: JudgingSide;
  @Column('text') verdict: 'GOOD' | 'BAD';
  @Column('text', { nullable: true }) reason: DeclineReason | null;
  @Column('real', { nullable: true }) score: number | null;
  @Column('text', { nullable: true }) engine: string | null;
  @Column('uuid', { name: 'judged_by', nullable: true }) judgedBy: string | null;
  @Column('timestamptz', { name: 'judged_at' }) judgedAt: Date;
}
