export type { EventStep } from './event.states.js';
export type {
  EventContentDto as EventContent,
  NewEventRegistrationDto as NewEventRegistration,
} from './events.dto.js';
export * from './events.module.js';
export { EventsJobsModule } from './events-jobs.module.js';
export { RemindOfEvents } from './letters/letters.jobs.js';
export { EventsService } from './events.service.js';
export { OutcomesService } from './outcomes/outcomes.service.js';
export type { PlanSettingsDto as PlanSettings } from './plan/plan.dto.js';
export { MeetingsService } from './plan/meetings.service.js';
export type { Outcome } from './plan/plan.entity.js';
export type { Wish } from './wishes/wish.entity.js';
export { PlanService } from './plan/plan.service.js';
export { InvitationsService } from './wishes/invitations.service.js';
export { WishesService } from './wishes/wishes.service.js';
export { PublicEventsService } from './public-events.service.js';
export { EventRegistrationsService } from './registrations.service.js';
export { checkSchedule, type Checked, type Rule, type Violation } from './schedule/check-schedule.js';
export { greedySchedule } from './schedule/greedy.js';
export type { Meeting, ScheduleInstance } from './schedule/instance.js';
export { Random } from './schedule/random.js';
export { readInstance } from './schedule/read-instance.js';
export { type Absence, replan, type Replanned } from './schedule/replan.js';
export { solveSchedule, type Solved, type SolveOptions } from './schedule/solve-schedule.js';
export { searchSynchronously } from './schedule/solve-small.js';
