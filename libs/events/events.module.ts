import { Module } from '@nestjs/common';
import { registerEntities } from '#libs/platform';
import { EventAgendaItem, EventRecord, EventRegistration } from './event.entity.js';
import { EventsController } from './events.controller.js';
import './events.errors.js';
import { EventsRepository } from './events.repository.js';
import { EventsService } from './events.service.js';
import { PublicEventsController } from './public-events.controller.js';
import { PublicEventsService } from './public-events.service.js';
import { EventRegistrationsService } from './registrations.service.js';

registerEntities(EventRecord, EventAgendaItem, EventRegistration);

/** Matchmaking events: planned, opened for registration, held, summarised. */
@Module({
  controllers: [EventsController, PublicEventsController],
  providers: [EventsRepository, EventsService, PublicEventsService, EventRegistrationsService],
  exports: [EventsService, PublicEventsService, EventRegistrationsService],
})
export class EventsModule {}
