import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, SEARCH, type SearchPort, type ValueSet } from '#libs/platform';
import type { OfferYearOneBand } from '../offer-summary.entity.js';
import { PATENT_INDEX } from '../patent-index.js';
import type { BrowseDto, BrowseNodeDto, OfferMapDto } from './browse.dto.js';
import { type ClassTitle, ClassTitles } from './class-titles.js';

const FRESH_MS = 60_000;

/** Finding without words: what there is, by classification and on a map of offers. */
@Injectable()
export class BrowseService {
  private readonly kept = new Map<string, { at: number; answer: Promise<unknown> }>();

  constructor(
    private readonly titles: ClassTitles,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(SEARCH) private readonly engine: SearchPort,
  ) {}

  trees(): Promise<BrowseDto> {
    return this.keep('trees', async () => {
      const [all, sets] = await Promise.all([
        this.titles.all(),
        this.engine.valueSets(PATENT_INDEX.name, ['ipcSection', 'ipcClass', 'field', 'offered']),
      ]);
      const of = (scheme: ClassTitle['scheme']) => all.filter((row) => row.scheme === scheme);
      const fields = of('WIPO');
      const below = (sector: string) =>
        fields.filter(({ parent }) => parent === sector).map(({ code }) => code);
      return {
        ipc: of('IPC').map((row) =>
          toNode(row, sets, row.parent === null ? 'ipcSection' : 'ipcClass', [row.code]),
        ),
        fields: fields
          .toSorted((a, b) => Number(a.code) - Number(b.code))
          .map((row) => toNode(row, sets, 'field', row.parent === null ? below(row.code) : [row.code])),
        industries: industries(of('GBT4754'), sets),
      };
    });
  }

  map(): Promise<OfferMapDto> {
    return this.keep('map', async () => {
      const sets = await this.engine.valueSets(
        PATENT_INDEX.name,
        ['field', 'university', 'yearOneBand'],
        ['offered:true'],
      );
      const cells = cellsOf(sets);
      const fields = await this.titles.of('WIPO');
      const universities = await this.database.query<OfferMapDto['universities'][number]>(
        'SELECT id AS code, name, name_en AS "nameEn" FROM organisation WHERE id = ANY ($1::uuid[]) ORDER BY name, id',
        [[...new Set(cells.map(({ university }) => university))]],
      );
      return {
        fields: [...new Set(cells.map(({ field }) => field))]
          .toSorted((a, b) => Number(a) - Number(b))
          .map((code) => ({
            code,
            name: fields.get(code)?.titleZh ?? code,
            nameEn: fields.get(code)?.titleEn ?? null,
          })),
        universities,
        cells,
      };
    });
  }

  /** Counted at most once a minute in each process. */
  private keep<T>(name: string, read: () => Promise<T>): Promise<T> {
    const now = this.clock.now().getTime();
    const known = this.kept.get(name);
    if (known && now - known.at < FRESH_MS) return known.answer as Promise<T>;
    const answer = read();
    this.kept.set(name, { at: now, answer });
    answer.catch(() => this.kept.delete(name));
    return answer;
  }
}

function cellsOf(sets: ValueSet[]): OfferMapDto['cells'] {
  const cells = new Map<string, OfferMapDto['cells'][number]>();
  for (const { values, count } of sets)
    for (const field of values['field'] ?? [])
      for (const university of values['university'] ?? [])
        for (const band of values['yearOneBand'] ?? []) {
          const key = `${field} ${university} ${band}`;
          const cell = cells.get(key);
          if (cell) cell.offers += count;
          else cells.set(key, { field, university, yearOneBand: band as OfferYearOneBand, offers: count });
        }
  return [...cells.values()];
}

function toNode(
  { code, parent, titleZh, titleEn, scheme, ipc }: ClassTitle,
  sets: ValueSet[],
  facet: string,
  values: string[],
): BrowseNodeDto {
  const wanted = new Set(values);
  let [patents, offers] = [0, 0];
  for (const { values: held, count } of sets) {
    if (!held[facet]?.some((value) => wanted.has(value))) continue;
    patents += count;
    if (held['offered']?.includes('true')) offers += count;
  }
  return { code, parent, titleZh, titleEn, ipcClasses: scheme === 'GBT4754' ? ipc : [], patents, offers };
}

/** A section of industries is looked for by the classes of its divisions. */
function industries(rows: ClassTitle[], sets: ValueSet[]): BrowseNodeDto[] {
  return rows
    .map((row) => {
      const below = rows.filter(({ parent }) => parent === row.code).flatMap(({ ipc }) => ipc);
      const ipc = row.parent === null ? [...new Set(below)].sort() : row.ipc;
      return toNode({ ...row, ipc }, sets, 'ipcClass', ipc);
    })
    .filter(({ ipcClasses }) => ipcClasses.length > 0);
}
