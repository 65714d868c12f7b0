import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Schemas } from './client';

const ORGANISATION = '/api/v1/organisations/{organisationId}';
const EVENTS = `${ORGANISATION}/events` as const;
const EVENT = `${EVENTS}/{eventId}` as const;

export type EventLine = Schemas['EventLineDto'];
export type PublicEvent = Schemas['PublicEventDto'];
export type DeskEvent = Schemas['DeskEventDto'];
export type EventContent = Schemas['EventContentDto'];
export type EventStep = Schemas['EventStepDto']['step'];
export type NewRegistration = Schemas['NewEventRegistrationDto'];
export type OwnRegistration = Schemas['OwnEventRegistrationDto'];
export type Registration = Schemas['EventRegistrationDto'];
export type ScanAnswer = Schemas['ScanAnswerDto'];

/** Nothing of it can be changed any more. */
export const isClosed = ({ state }: DeskEvent) => state === 'ARCHIVED' || state === 'CANCELLED';

export const publicEvents = (when: 'UPCOMING' | 'PAST', cursor?: string) =>
  answer(api.GET('/api/v1/events', { params: { query: { when, limit: 20, ...(cursor && { cursor }) } } }));

export const onePublicEvent = (eventId: string) =>
  queryOptions({
    queryKey: ['events', 'public', eventId],
    queryFn: () => answer(api.GET('/api/v1/events/{eventId}', { params: { path: { eventId } } })),
  });

export const ownRegistration = (eventCode: string) =>
  queryOptions({
    queryKey: ['event-registration', eventCode],
    queryFn: () =>
      answer(api.GET('/api/v1/event-registrations/{eventCode}', { params: { path: { eventCode } } })),
  });

export const deskEvents = (organisationId: string, cursor?: string) =>
  answer(
    api.GET(EVENTS, {
      params: { path: { organisationId }, query: { limit: 20, ...(cursor && { cursor }) } },
    }),
  );

export const oneDeskEvent = (organisationId: string, eventId: string) =>
  queryOptions({
    queryKey: ['events', organisationId, 'one', eventId],
    queryFn: () => answer(api.GET(EVENT, { params: { path: { organisationId, eventId } } })),
  });

export const registrationPage = (organisationId: string, eventId: string, q: string, cursor?: string) =>
  answer(
    api.GET(`${EVENT}/registrations`, {
      params: {
        path: { organisationId, eventId },
        query: { limit: 50, ...(q && { q }), ...(cursor && { cursor }) },
      },
    }),
  );
