export * from './events.module.js';
export { EventsService } from './events.service.js';
export { PublicEventsService } from './public-events.service.js';
export { EventRegistrationsService } from './registrations.service.js';
