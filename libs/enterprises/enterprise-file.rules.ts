import { Membership } from '#libs/accounts';
import { type FieldFault, invalidRequest, type Tx } from '#libs/platform';
import type { EnterpriseFile } from './enterprise-file.entity.js';
import type { EnterpriseFileChangeDto } from './enterprise-files.dto.js';

/** What people write in a file, without what the file is. */
export function writtenIn(file: EnterpriseFile): EnterpriseFileChangeDto {
  const { level, ownerId, products, research, intellectualProperty, notes } = file;
  const { nextStep, nextStepDay, reviewedDay } = file;
  const written = { level, ownerId, products, research, intellectualProperty, notes, nextStep, nextStepDay };
  // A file that was just opened has no value where a column is null.
  return Object.fromEntries(
    Object.entries({ ...written, reviewedDay }).map(([key, value]) => [key, value ?? null]),
  ) as unknown as EnterpriseFileChangeDto;
}

/** @throws invalid_request */
export async function refuseUnfit(
  tx: Tx,
  organisationId: string,
  change: EnterpriseFileChangeDto,
): Promise<void> {
  const faults: FieldFault[] = [];
  const { nextStep, nextStepDay, ownerId, reviewedDay } = change;
  if ((nextStep === null) !== (nextStepDay === null))
    faults.push({
      field: nextStep === null ? 'nextStep' : 'nextStepDay',
      code: 'next_step_incomplete',
      params: {},
    });
  if (ownerId !== null && !(await tx.repository(Membership).existsBy({ personId: ownerId, organisationId })))
    faults.push({ field: 'ownerId', code: 'file_owner_outside', params: {} });
  if (reviewedDay !== null && reviewedDay > tx.today)
    faults.push({ field: 'reviewedDay', code: 'day_after_today', params: { value: reviewedDay } });
  if (faults.length > 0) throw invalidRequest(faults);
}

/** @throws invalid_request */
export function refuseAhead(tx: Tx, field: string, day: string): void {
  if (day > tx.today) throw invalidRequest([{ field, code: 'day_after_today', params: { value: day } }]);
}
