import { refuse, type Tx } from '#libs/platform';
import { Licence } from './licence.entity.js';
import type { Side } from './recordal.js';

/** A licence of which the organisation is a party, locked for an act on it; else 404. */
export async function ownLicence(tx: Tx, organisationId: string, id: string): Promise<Licence> {
  const licence = await tx
    .repository(Licence)
    .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!licence || (licence.licensorId !== organisationId && licence.licenseeId !== organisationId))
    throw refuse.not_found();
  return licence;
}

export function sideOf({ licenseeId }: Licence, organisationId: string): Side {
  return licenseeId === organisationId ? 'LICENSEE' : 'LICENSOR';
}
