import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Schemas } from './client';

export type Notification = Schemas['NotificationDto'];
export type SavedSearch = Schemas['SavedSearchDto'];
export type Alert = SavedSearch['alert'];
export type Mail = Schemas['MailDto'];

export const ALERTS: Alert[] = ['SOON', 'DAILY', 'NEVER'];

export const NOTIFICATIONS_KEY = ['notifications'];
export const SAVED_SEARCHES_KEY = ['saved-searches'];

export const notificationPage = (cursor?: string) =>
  answer(api.GET('/api/v1/notifications', { params: { query: { limit: 20, ...(cursor && { cursor }) } } }));

/** What the bell shows; asked again once a minute while the page is seen. */
export const unread = () =>
  queryOptions({
    queryKey: [...NOTIFICATIONS_KEY, 'unread'],
    queryFn: () => answer(api.GET('/api/v1/notifications/unread')),
    refetchInterval: 60_000,
    retry: false,
  });

export const savedSearches = () =>
  queryOptions({
    queryKey: SAVED_SEARCHES_KEY,
    queryFn: () => answer(api.GET('/api/v1/saved-searches')),
  });

export const mailPage = (cursor?: string) =>
  answer(api.GET('/api/v1/mail', { params: { query: { limit: 20, ...(cursor && { cursor }) } } }));
