import { Module } from '@nestjs/common';
import { DemandModule } from '#libs/demand';
import { registerEntities } from '#libs/platform';
import { EventAgendaItem, EventRecord, EventRegistration } from './event.entity.js';
import { EventsController } from './events.controller.js';
import './events.errors.js';
import { EventsRepository } from './events.repository.js';
import { EventsService } from './events.service.js';
import './outcomes/outcomes.errors.js';
import { EventFollowUp } from './outcomes/follow-up.entity.js';
import { OutcomesController } from './outcomes/outcomes.controller.js';
import { OutcomesService } from './outcomes/outcomes.service.js';
import { EventReport } from './outcomes/event-report.read-model.js';
import { PapersController } from './papers/papers.controller.js';
import './papers/papers.errors.js';
import { EventPapersService } from './papers/papers.service.js';
import { PublicPapersController } from './papers/public-papers.controller.js';
import { MeetingsService } from './plan/meetings.service.js';
import { PlanController } from './plan/plan.controller.js';
import { EventMeeting, EventPlan, EventPlanRun } from './plan/plan.entity.js';
import './plan/plan.errors.js';
import { PlanService } from './plan/plan.service.js';
import { PublicEventsController } from './public-events.controller.js';
import { PublicEventsService } from './public-events.service.js';
import { EventRegistrationsService } from './registrations.service.js';
import { InvitationsService } from './wishes/invitations.service.js';
import { EventInvitation, EventWish } from './wishes/wish.entity.js';
import { WishesController } from './wishes/wishes.controller.js';
import './wishes/wishes.errors.js';
import { WishesService } from './wishes/wishes.service.js';

registerEntities(EventRecord, EventAgendaItem, EventRegistration, EventInvitation, EventWish);
registerEntities(EventPlan, EventPlanRun, EventMeeting, EventFollowUp);

/** Matchmaking events: planned, opened for registration, held, summarised. */
@Module({
  imports: [DemandModule],
  controllers: [
    EventsController,
    PublicEventsController,
    WishesController,
    PlanController,
    OutcomesController,
    PapersController,
    PublicPapersController,
  ],
  providers: [
    EventsRepository,
    EventsService,
    PublicEventsService,
    EventRegistrationsService,
    InvitationsService,
    WishesService,
    PlanService,
    MeetingsService,
    OutcomesService,
    EventReport,
    EventPapersService,
  ],
  exports: [
    EventsService,
    PublicEventsService,
    EventRegistrationsService,
    InvitationsService,
    WishesService,
    PlanService,
    OutcomesService,
  ],
})
export class EventsModule {}
