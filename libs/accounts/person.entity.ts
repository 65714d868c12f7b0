import type { Language, Role } from '#libs/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('person')
export class Person {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  /** An e-mail address or a mobile number, as `sign-in-name.ts` writes it. */
  @Column('text', { name: 'sign_in_name', unique: true }) signInName: string;
  @Column('text', { name: 'password_hash' }) passwordHash: string;
  @Column('text', { default: 'zh' }) language: Language;
  /** Whether news come by mail too. */
  @Column('boolean', { name: 'mail_wanted', default: true }) mailWanted: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

@Entity('membership')
export class Membership {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text') role: Role;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

/** The cookie's owner; only a hash of the cookie is kept. */
@Entity('session')
export class Session {
  @PrimaryColumn('text', { name: 'token_hash' }) tokenHash: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'authenticated_at' }) authenticatedAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
}

@Entity('invitation')
export class Invitation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text') role: Role;
  @Column('text', { name: 'token_hash', unique: true }) tokenHash: string;
  @Column('uuid', { name: 'created_by' }) createdBy: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt: Date | null;
  @Column('uuid', { name: 'used_by', nullable: true }) usedBy: string | null;
}

/** A registration with a credit code that is taken; the platform decides. */
@Entity('claim')
export class Claim {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text', { name: 'stated_name' }) statedName: string;
  @Column('text') state: 'OPEN' | 'ACCEPTED' | 'REFUSED';
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
}
