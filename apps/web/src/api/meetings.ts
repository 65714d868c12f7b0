import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Schemas } from './client';

export const EVENT = '/api/v1/organisations/{organisationId}/events/{eventId}';
export const REGISTRATION = '/api/v1/event-registrations/{eventCode}';

export type DeskPlan = Schemas['DeskPlanDto'];
export type PlanSettings = Schemas['PlanSettingsDto'];
export type PlanPerson = Schemas['PlanPersonDto'];
export type PlanPair = Schemas['PlanPairDto'];
export type PlanRun = Schemas['PlanRunDto'];
export type Meeting = Schemas['MeetingDto'];
export type OwnWishes = Schemas['OwnWishesDto'];
export type WrittenWishes = Schemas['WrittenWishesDto'];
export type Counterpart = Schemas['CounterpartDto'];
export type OwnMeetings = Schemas['OwnMeetingsDto'];
export type OwnMeeting = Schemas['OwnMeetingDto'];
export type Outcome = Schemas['OutcomeDto']['outcome'];
export type EventReport = Schemas['EventReportDto'];
export type ReportMeeting = Schemas['ReportMeetingDto'];
export type InvitedParty = Schemas['InvitedPartyDto'];

export const WISHES = ['PRIORITY', 'WANT', 'REFUSE'] as const;
export type Wish = (typeof WISHES)[number];
export const OUTCOMES = ['INTENT', 'TRIAL', 'MORE_INFORMATION', 'NO', 'NOT_HELD'] as const;

const RUNNING_MS = 1_000;

export const isRunning = (run: PlanRun | null | undefined) =>
  run?.state === 'QUEUED' || run?.state === 'RUNNING';

/** While a search is under way it is asked for each second, also after a reload. */
export const deskPlan = (organisationId: string, eventId: string) =>
  queryOptions({
    queryKey: ['events', organisationId, 'plan', eventId],
    queryFn: () => answer(api.GET(`${EVENT}/plan`, { params: { path: { organisationId, eventId } } })),
    refetchInterval: ({ state }) => (isRunning(state.data?.run) ? RUNNING_MS : false),
  });

export const invitations = (organisationId: string, eventId: string) =>
  queryOptions({
    queryKey: ['events', organisationId, 'invitations', eventId],
    queryFn: () => answer(api.GET(`${EVENT}/invitations`, { params: { path: { organisationId, eventId } } })),
  });

export const eventReport = (organisationId: string, eventId: string) =>
  queryOptions({
    queryKey: ['events', organisationId, 'report', eventId],
    queryFn: () => answer(api.GET(`${EVENT}/report`, { params: { path: { organisationId, eventId } } })),
  });

export const wishesOf = (organisationId: string, eventId: string, registrationId: string) =>
  queryOptions({
    queryKey: ['events', organisationId, 'wishes', eventId, registrationId],
    queryFn: () =>
      answer(
        api.GET(`${EVENT}/registrations/{registrationId}/wishes`, {
          params: { path: { organisationId, eventId, registrationId } },
        }),
      ),
  });

export const ownWishes = (eventCode: string) =>
  queryOptions({
    queryKey: ['event-registration', eventCode, 'wishes'],
    queryFn: () => answer(api.GET(`${REGISTRATION}/wishes`, { params: { path: { eventCode } } })),
  });

export const ownMeetings = (eventCode: string) =>
  queryOptions({
    queryKey: ['event-registration', eventCode, 'meetings'],
    queryFn: () => answer(api.GET(`${REGISTRATION}/meetings`, { params: { path: { eventCode } } })),
  });
