/** A plan is to be searched for. */
export const PLAN_RUN = 'event.plan_run';
/** Participants hear of their meetings: the plan was published, or changed after that. */
export const PLAN_PUBLISHED = 'event.plan_published';
