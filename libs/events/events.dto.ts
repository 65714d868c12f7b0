import {
  Day,
  FenAmount,
  Flag,
  Id,
  Instant,
  ListOf,
  Moment,
  Nested,
  OneOf,
  PageQuery,
  Repeated,
  Text,
  Whole,
} from '#libs/platform';
import {
  type Admission,
  ADMISSIONS,
  EVENT_MODES,
  EVENT_TYPES,
  type EventMode,
  type EventType,
  REGISTRATION_STATES,
  type RegistrationState,
  type Side,
  SIDES,
} from './event.entity.js';
import { EVENT_STATES, EVENT_STEPS, type EventState, type EventStep } from './event.states.js';

export class EventQuery extends PageQuery {
  @OneOf(['UPCOMING', 'PAST'], {
    optional: true,
    description: 'By the end of the event; UPCOMING where absent',
  })
  when?: 'UPCOMING' | 'PAST';
}

export class DeskEventQuery extends PageQuery {
  @Repeated(EVENT_STATES) state?: EventState[];
}

export class AgendaItemDto {
  @Moment() startsAt: string;
  @Text({ max: 200 }) title: string;
  @Text({ nullable: true, max: 100 }) speaker: string | null;
  @ListOf('id', { max: 50 }) patentIds: string[];
}

/** What the organiser writes. */
export class EventContentDto {
  @OneOf(EVENT_TYPES, { enumName: 'EventType' }) type: EventType;
  @OneOf(EVENT_MODES, { enumName: 'EventMode' }) mode: EventMode;
  @Text({ max: 120 }) title: string;
  @Text({ nullable: true, max: 200 }) titleEn: string | null;
  @Text({ max: 4000, description: 'What it is about and for whom' }) intro: string;
  @Text({ nullable: true, max: 120 }) theme: string | null;
  @ListOf('text', { max: 10, itemMax: 120 }) coOrganisers: string[];
  @Text({ nullable: true, max: 200 }) venue: string | null;
  @Text({ nullable: true, max: 500 }) onlineUrl: string | null;
  @Moment() startsAt: string;
  @Moment() endsAt: string;
  @Moment() registrationOpensAt: string;
  @Moment() registrationClosesAt: string;
  @Whole({ nullable: true, min: 1, max: 100_000, description: 'Seats; null: no limit' }) capacity:
    number | null;
  @OneOf(ADMISSIONS, { enumName: 'Admission' }) admission: Admission;
  @Text({ max: 200, description: 'Whom to ask' }) contact: string;
  @Text({ nullable: true, max: 10_000, description: 'Minutes, after the event' }) minutes: string | null;
  @FenAmount({ nullable: true }) costFen: number | null;
  @Text({ nullable: true, max: 200 }) budgetSource: string | null;
  @Whole({ nullable: true, max: 10_000, description: 'Satisfaction, basis points' }) satisfactionBp:
    number | null;
  @ListOf(() => AgendaItemDto, { max: 60 }) agenda: AgendaItemDto[];
}

export class EventOrganiserDto {
  @Id() id: string;
  @Text() name: string;
  @Text({ nullable: true }) nameEn: string | null;
  @Flag() demonstration: boolean;
}

export class EventLineDto {
  @Id() id: string;
  @OneOf(EVENT_TYPES, { enumName: 'EventType' }) type: EventType;
  @OneOf(EVENT_MODES, { enumName: 'EventMode' }) mode: EventMode;
  @Text() title: string;
  @Text({ nullable: true }) titleEn: string | null;
  @Text({ nullable: true }) venue: string | null;
  @Instant() startsAt: string;
  @Instant() endsAt: string;
  @OneOf(EVENT_STATES, { enumName: 'EventState' }) state: EventState;
  @Nested(() => EventOrganiserDto) organiser: EventOrganiserDto;
}

export class EventListDto {
  @ListOf(() => EventLineDto) items: EventLineDto[];
  @Text({ nullable: true, max: 500 }) nextCursor: string | null;
}

export class AgendaPatentDto {
  @Id() id: string;
  @Text({ max: 1_000_000 }) title: string;
}

/** An event as anybody sees it. */
export class PublicEventDto extends EventLineDto {
  @Text({ max: 4000 }) intro: string;
  @Text({ nullable: true }) theme: string | null;
  @ListOf('text') coOrganisers: string[];
  @Text() contact: string;
  @Instant() registrationOpensAt: string;
  @Instant() registrationClosesAt: string;
  @Flag({ description: 'Whether a registration is taken now' }) registrationOpen: boolean;
  @Whole({ nullable: true }) capacity: number | null;
  @Whole({ nullable: true, description: 'Seats that are left; 0: a waiting list; null: no limit' })
  seatsLeft: number | null;
  @OneOf(ADMISSIONS, { enumName: 'Admission' }) admission: Admission;
  @Text({ nullable: true }) cancelReason: string | null;
  @ListOf(() => AgendaItemDto) agenda: AgendaItemDto[];
  @ListOf(() => AgendaPatentDto, { description: 'The patents that the agenda names' })
  patents: AgendaPatentDto[];
}

export class RegistrationCountsDto {
  @Whole() pending: number;
  @Whole() confirmed: number;
  @Whole() waiting: number;
  @Whole() checkedIn: number;
}

/** An event at the desk. Its ETag is `version`. */
export class DeskEventDto extends EventContentDto {
  @Id() id: string;
  @OneOf(EVENT_STATES, { enumName: 'EventState' }) state: EventState;
  @Text({ nullable: true }) cancelReason: string | null;
  @ListOf('text', { description: 'The steps that this person may take now' }) steps: EventStep[];
  @Nested(() => RegistrationCountsDto) counts: RegistrationCountsDto;
  @Whole() version: number;
}

export class EventStepDto {
  @OneOf(EVENT_STEPS, { enumName: 'EventStep' }) step: EventStep;
  @Text({ optional: true, max: 500 }) reason?: string;
}

export class NewEventRegistrationDto {
  @Text({ max: 60 }) name: string;
  @Text({ max: 120 }) unit: string;
  @Text({ nullable: true, max: 60 }) position: string | null;
  @Text({ max: 40 }) phone: string;
  @Text({ nullable: true, max: 200 }) email: string | null;
  @OneOf(SIDES, { enumName: 'EventSide' }) side: Side;
  @Text({ nullable: true, max: 500, description: 'What they look for, or bring' }) topic: string | null;
  @Flag({ description: 'The person agrees that the organiser uses these data for this event' })
  consent: boolean;
  @Id({ optional: true, description: 'The organisation for which somebody who signed in registers' })
  organisationId?: string;
}

/** A registration as its owner sees it, by the code. */
export class OwnEventRegistrationDto {
  @Text() code: string;
  @Text() name: string;
  @OneOf(SIDES, { enumName: 'EventSide' }) side: Side;
  @Instant({ nullable: true, description: 'Until then wishes for meetings are collected; null: none are' })
  wishesCloseAt: string | null;
  @Flag({ description: 'The meetings are settled' }) planPublished: boolean;
  @OneOf(REGISTRATION_STATES, { enumName: 'RegistrationState' }) state: RegistrationState;
  @Whole({ nullable: true, description: 'Place on the waiting list' }) waitingPlace: number | null;
  @Instant({ nullable: true }) checkedInAt: string | null;
  @Nested(() => PublicEventDto) event: PublicEventDto;
}

export class RegistrationQuery extends PageQuery {
  @Text({ optional: true, min: 0, description: 'In name, unit or telephone number' }) q?: string;
  @Repeated(REGISTRATION_STATES) state?: RegistrationState[];
}

export class EventRegistrationDto {
  @Id() id: string;
  @Text() code: string;
  @Text() name: string;
  @Text() unit: string;
  @Id({ nullable: true, description: 'The organisation, where it is known' }) partyId: string | null;
  @Text({ nullable: true }) position: string | null;
  @Text() phone: string;
  @Text({ nullable: true }) email: string | null;
  @OneOf(SIDES, { enumName: 'EventSide' }) side: Side;
  @Text({ nullable: true, max: 500 }) topic: string | null;
  @OneOf(REGISTRATION_STATES, { enumName: 'RegistrationState' }) state: RegistrationState;
  @Flag() walkIn: boolean;
  @Day() registeredDay: string;
  @Instant({ nullable: true }) checkedInAt: string | null;
}

export class EventRegistrationsDto {
  @ListOf(() => EventRegistrationDto) items: EventRegistrationDto[];
  @Text({ nullable: true, max: 500 }) nextCursor: string | null;
}

export class RegistrationDecisionDto {
  @OneOf(['CONFIRMED', 'DECLINED']) state: 'CONFIRMED' | 'DECLINED';
}

export class ScanDto {
  @Text({ max: 40, description: 'The code of the registration' }) code: string;
  @Moment({ description: 'When the code was read; a phone without a network sends it later' }) at: string;
}
export class ScansDto {
  @ListOf(() => ScanDto, { max: 500 }) scans: ScanDto[];
}

export const SCAN_RESULTS = ['CHECKED_IN', 'ALREADY', 'NOT_CONFIRMED', 'UNKNOWN'] as const;
export type ScanResult = (typeof SCAN_RESULTS)[number];
export class ScanAnswerDto {
  @Text() code: string;
  @OneOf(SCAN_RESULTS, { enumName: 'ScanResult' }) result: ScanResult;
  @Text({ nullable: true }) name: string | null;
  @Text({ nullable: true }) unit: string | null;
}
export class ScanAnswersDto {
  @ListOf(() => ScanAnswerDto, { description: 'In the order of the scans' }) items: ScanAnswerDto[];
}
