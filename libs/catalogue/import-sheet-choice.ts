import { createHash } from 'node:crypto';
import type { Tx } from '#libs/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which sheet an organisation chose in a workbook with these sheets. */
@Entity('import_sheet_choice')
export class ImportSheetChoice {
  @PrimaryColumn('uuid', { name: 'organisation_id' }) organisationId: string;
  @PrimaryColumn('text', { name: 'names_hash' }) namesHash: string;
  @Column('text') sheet: string;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}

/** The sheet that was chosen in the last workbook with the same sheets; undefined: nobody chose. */
export async function rememberedSheet(
  tx: Tx,
  organisationId: string,
  sheets: string[],
): Promise<string | undefined> {
  const known = await tx
    .repository(ImportSheetChoice)
    .findOneBy({ organisationId, namesHash: namesHash(sheets) });
  return known?.sheet;
}

export async function rememberSheet(
  tx: Tx,
  organisationId: string,
  sheets: string[],
  sheet: string,
): Promise<void> {
  await tx
    .repository(ImportSheetChoice)
    .upsert({ organisationId, namesHash: namesHash(sheets), sheet, updatedAt: tx.now }, [
      'organisationId',
      'namesHash',
    ]);
}

function namesHash(sheets: string[]): string {
  return createHash('sha256').update(JSON.stringify(sheets)).digest('hex');
}
