/** An organisation was invited: its people hear of it. */
export const EVENT_INVITED = 'event.invited';
