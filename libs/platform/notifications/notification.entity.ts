import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Params } from '../messages.js';

/** News for one person. The sentence is `code` + `params`, rendered where it is read. */
@Entity('notification')
export class Notification {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  /** What it is about: the same is told once. */
  @Column('text') key: string;
  @Column('text') code: string;
  @Column('jsonb') params: Params;
  @Column('text', { array: true }) lines: string[];
  @Column('text') path: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'read_at', nullable: true }) readAt: Date | null;
}

export const MAIL_STATES = ['WAITING', 'SENT', 'KEPT', 'FAILED'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** A letter as it leaves; its Message-ID is made of its id, so that one sent twice is seen to be one. */
@Entity('mail')
export class Mail {
  @PrimaryColumn('uuid') id: string;
  @Column('text') recipient: string;
  @Column('text') subject: string;
  @Column('text') body: string;
  /** KEPT: no mail server is set, the platform reads it on a page. */
  @Column('text') state: MailState;
  @Column('integer') attempts: number;
  /** The server's answer in short, without addresses. */
  @Column('text', { nullable: true }) fault: string | null;
  /** Of a letter to a bare address, which is written once under it. */
  @Column('text', { name: 'letter_key', nullable: true, select: false }) letterKey: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt: Date | null;
}
