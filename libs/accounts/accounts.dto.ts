import {
  Day,
  Flag,
  Id,
  Instant,
  type Language,
  ListOf,
  Nested,
  OneOf,
  ROLES,
  type Role,
  Text,
  Whole,
} from '#libs/platform';
import {
  LICENSEE_KINDS,
  type Organisation,
  ORGANISATION_KINDS,
  type OrganisationKind,
} from './organisation.entity.js';
import { SIZE_CLASSES, type SizeClass } from './size-class.js';

export class SignInDto {
  @Text({ max: 200, description: 'An e-mail address or a mobile number' }) name: string;
  @Text({ max: 200, secret: true }) password: string;
}

export class StepUpDto {
  @Text({ max: 200, secret: true }) password: string;
}

export class MembershipDto {
  @Id() organisationId: string;
  @Text() organisation: string;
  @Text({ nullable: true }) organisationEn: string | null;
  @OneOf(ORGANISATION_KINDS, { enumName: 'OrganisationKind' }) organisationKind: OrganisationKind;
  @Flag() demonstration: boolean;
  @ListOf('text') roles: Role[];
}

export class PersonDto {
  @Id() id: string;
  @Text() name: string;
  @OneOf(['zh', 'en']) language: Language;
  @Flag({ description: 'Whether the sign-in name is an address of mail' }) mailPossible: boolean;
  @Flag({ description: 'Whether news come by mail too' }) mailWanted: boolean;
}

export class OwnClaimDto {
  @Id() id: string;
  @Text() organisation: string;
  @OneOf(['OPEN', 'ACCEPTED', 'REFUSED']) state: string;
  @Text({ nullable: true }) reason: string | null;
}

export class SessionDto {
  @Nested(() => PersonDto) person: PersonDto;
  @ListOf(() => MembershipDto) memberships: MembershipDto[];
  @ListOf(() => OwnClaimDto) claims: OwnClaimDto[];
  @Instant() authenticatedAt: string;
}

/** What is left out stays as it is. */
export class OwnChoicesDto {
  @OneOf(['zh', 'en'], { optional: true }) language?: Language;
  @Flag({ optional: true }) mailWanted?: boolean;
}

export class RegisteredPersonDto {
  @Text({ max: 60 }) name: string;
  @Text({ max: 200, description: 'An e-mail address or a mobile number' }) signInName: string;
  @Text({ min: 1, max: 200, secret: true }) password: string;
  @OneOf(['zh', 'en']) language: Language;
}

export class RegisteredOrganisationDto {
  @OneOf(LICENSEE_KINDS) kind: OrganisationKind;
  @Text({ max: 120 }) name: string;
  @Text({ optional: true, max: 200 }) nameEn?: string;
  @Text({ optional: true, max: 40, description: 'Unified social credit code; ENTERPRISE needs it' })
  uscc?: string;
  @Text({ optional: true, min: 2, max: 2, description: 'ISO 3166 country of a FOREIGN_BODY' })
  country?: string;
  @Text({ optional: true, max: 60 }) district?: string;
}

export class RegistrationDto {
  @Nested(() => RegisteredOrganisationDto) organisation: RegisteredOrganisationDto;
  @Nested(() => RegisteredPersonDto) person: RegisteredPersonDto;
}

export class WarningDto {
  @Text() code: string;
  @Text() message: string;
}

/** The same whether or not the sign-in name was free: nobody learns who has an account. */
export class RegistrationReceivedDto {
  @Flag() received: boolean;
  @ListOf(() => WarningDto) warnings: WarningDto[];
}

export class NewOrganisationDto {
  @OneOf(ORGANISATION_KINDS) kind: OrganisationKind;
  @Text({ max: 120 }) name: string;
  @Text({ optional: true, max: 200 }) nameEn?: string;
  @Text({ optional: true, max: 40 }) uscc?: string;
  @Text({ optional: true, max: 60 }) district?: string;
}

export class OrganisationDto {
  @Id() id: string;
  @OneOf(ORGANISATION_KINDS) kind: OrganisationKind;
  @Text() name: string;
  @Text({ nullable: true }) nameEn: string | null;
  @Text({ nullable: true }) uscc: string | null;
  @Text() country: string;
  @Text({ nullable: true }) district: string | null;
  @Flag() demonstration: boolean;
  @Instant({ nullable: true }) inboxAgreedAt: string | null;
  @OneOf(SIZE_CLASSES, { nullable: true, enumName: 'SizeClass' }) sizeClass: SizeClass | null;
  @Whole({ nullable: true, description: 'The year that the size class is stated for' }) sizeYear:
    number | null;
  @Whole() version: number;
}

export class OrganisationChangeDto {
  @Text({ optional: true, max: 120 }) name?: string;
  @Text({ optional: true, nullable: true, max: 200 }) nameEn?: string | null;
  @Text({ optional: true, nullable: true, max: 60 }) district?: string | null;
}

export function toOrganisationDto(organisation: Organisation): OrganisationDto {
  const { id, kind, name, nameEn, uscc, country, district, demonstration, inboxAgreedAt } = organisation;
  const { sizeClass, sizeYear, version } = organisation;
  return {
    id,
    kind,
    name,
    nameEn,
    uscc,
    country,
    district,
    demonstration,
    inboxAgreedAt: inboxAgreedAt?.toISOString() ?? null,
    sizeClass,
    sizeYear,
    version,
  };
}

export class OrganisationListDto {
  @ListOf(() => OrganisationDto) items: OrganisationDto[];
  @Text({ nullable: true }) nextCursor: string | null;
}

export class MemberDto {
  @Id() id: string;
  @Id() personId: string;
  @Text() name: string;
  @OneOf(ROLES) role: Role;
  @Day() since: string;
}

export class MembersDto {
  @ListOf(() => MemberDto) items: MemberDto[];
}

export class InviteDto {
  @OneOf(ROLES) role: Role;
}

export class InvitationMadeDto {
  @Id() id: string;
  @Text({ max: 500, description: 'Shown once: the inviter copies it' }) link: string;
  @Instant() expiresAt: string;
}

export class InvitationDto {
  @Text() organisation: string;
  @OneOf(ROLES) role: Role;
  @Instant() expiresAt: string;
}

/** Nothing where the invited person is signed in. */
export class JoinDto {
  @Nested(() => RegisteredPersonDto, { optional: true }) person?: RegisteredPersonDto;
}

export class ClaimDto {
  @Id() id: string;
  @Text() organisation: string;
  @Text({ nullable: true }) uscc: string | null;
  @Text() statedName: string;
  @Text() person: string;
  @OneOf(['OPEN', 'ACCEPTED', 'REFUSED']) state: string;
  @Instant() createdAt: string;
}

export class ClaimsDto {
  @ListOf(() => ClaimDto) items: ClaimDto[];
}

export class ClaimDecisionDto {
  @Flag() accept: boolean;
  @Text({ optional: true, max: 500 }) reason?: string;
}
