import { describe, expect, it } from '@jest/globals';
import { withoutSecrets } from './logging.js';

describe('an address in the log', () => {
  it.each([
    ['/api/v1/invitations/abc-1/acceptances', '/api/v1/invitations/…/acceptances'],
    ['/join/abc-1?lang=en', '/join/…?lang=en'],
    ['/api/v1/inventor-questions/c2VjcmV0', '/api/v1/inventor-questions/…'],
    ['/api/v1/event-registrations/WKYXDRJX', '/api/v1/event-registrations/…'],
    ['/api/v1/patents?kind=DESIGN&q=王某的专利&sort=newest', '/api/v1/patents?kind=DESIGN&q=…&sort=newest'],
    ['/api/v1/events/0198/calendar.ics', '/api/v1/events/0198/calendar.ics'],
  ])('%s is written as %s', (url, written) => {
    expect(withoutSecrets(url)).toBe(written);
  });
});
