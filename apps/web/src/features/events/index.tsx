import { CalendarOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature';

export const events: Feature = {
  pages: [
    { path: 'events', lazy: async () => ({ Component: (await import('./events-page')).EventsPage }) },
    { path: 'events/:eventId', lazy: async () => ({ Component: (await import('./event-page')).EventPage }) },
    {
      path: 'event-registrations/:code',
      lazy: async () => ({ Component: (await import('./own-registration-page')).OwnRegistrationPage }),
    },
    {
      path: 'event-registrations/:code/wishes',
      lazy: async () => ({ Component: (await import('./wishes-page')).WishesPage }),
    },
    {
      path: 'event-meetings/:meetingId',
      lazy: async () => ({ Component: (await import('./meeting-door-page')).MeetingDoorPage }),
    },
  ],
  desk: [
    {
      path: 'events',
      lazy: async () => ({ Component: (await import('./desk/desk-events-page')).DeskEventsPage }),
    },
    {
      path: 'events/new',
      lazy: async () => ({ Component: (await import('./desk/new-event-page')).NewEventPage }),
    },
    {
      path: 'events/:eventId',
      lazy: async () => ({ Component: (await import('./desk/desk-event-page')).DeskEventPage }),
    },
    {
      path: 'events/:eventId/plan',
      lazy: async () => ({ Component: (await import('./desk/plan-page')).PlanPage }),
    },
    {
      path: 'events/:eventId/wishes/:registrationId',
      lazy: async () => ({
        Component: (await import('./desk/participant-wishes-page')).ParticipantWishesPage,
      }),
    },
    {
      path: 'events/:eventId/report',
      lazy: async () => ({ Component: (await import('./desk/report-page')).ReportPage }),
    },
    {
      path: 'events/:eventId/door',
      lazy: async () => ({ Component: (await import('./desk/door-page')).DoorPage }),
    },
    {
      path: 'events/:eventId/board',
      lazy: async () => ({ Component: (await import('./desk/board-page')).BoardPage }),
    },
  ],
  screens: [
    {
      path: 'events/:eventId/screen',
      lazy: async () => ({ Component: (await import('./desk/screen-page')).ScreenPage }),
    },
  ],
  navigation: [
    {
      path: 'events',
      label: 'events:nav',
      icon: <CalendarOutlined />,
      roles: ['UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'CENTRE_STAFF', 'SERVICE_STAFF'],
      order: 600,
    },
  ],
};
