import { SYSTEM } from '#libs/platform';
import type { TestApp } from './app.js';

/**
 * Does something while another transaction refers to this organisation, as a foreign key of whatever it writes does.
 * Where the two wait for each other, the other one is ended after some seconds, and this fails.
 */
export function whileReferredTo<T>(app: TestApp, organisationId: string, act: () => Promise<T>): Promise<T> {
  return app.db.transaction(SYSTEM, async (tx) => {
    await tx.query(`SET LOCAL idle_in_transaction_session_timeout = '3s'`);
    await tx.query('SELECT 1 FROM organisation WHERE id = $1 FOR KEY SHARE', [organisationId]);
    return act();
  });
}
