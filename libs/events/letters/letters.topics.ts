/** Somebody registered. */
export const EVENT_REGISTERED = 'event.registered';
/** Somebody has a seat who had none: moved up, or confirmed by staff. */
export const EVENT_SEAT = 'event.seat';
export const EVENT_CANCELLED = 'event.cancelled';
