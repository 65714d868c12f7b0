import type { INestApplicationContext } from '@nestjs/common';
import { SheetsService } from '#libs/catalogue';
import type { DemoSheet } from './demo-data.js';
import type { DemoDesk } from './demo-desk.js';
import type { DemoStep } from './demo-offers.js';

/** The clerks confirm what their institutions say of a patent in plain words. */
export function sheetSteps(app: INestApplicationContext, desk: DemoDesk): DemoStep[] {
  const sheets = app.get(SheetsService);
  return desk.data.sheets.map((sheet) => ({ day: sheet.day, run: () => confirm(sheets, desk, sheet) }));
}

async function confirm(sheets: SheetsService, desk: DemoDesk, sheet: DemoSheet): Promise<void> {
  const { patentKey, owner, day: _day, ...more } = sheet;
  const patentId = desk.ids.patents.get(patentKey) ?? '';
  const organisationId = desk.organisation(owner);
  const words = desk.data.patents.find(({ key }) => key === patentKey)?.sheet;
  if (!words) throw new TypeError(`the demonstration has no patent ${patentKey}`);
  const clerk = desk.as(`${owner}-clerk`);
  const { version } = await sheets.one(clerk, organisationId, patentId);
  if (version === 0) await sheets.confirm(clerk, organisationId, patentId, '"0"', { ...words, ...more });
}
