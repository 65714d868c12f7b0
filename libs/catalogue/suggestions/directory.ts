import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { UniversityDto } from '../patents.dto.js';
import { nameKeys } from './suggestion-keys.js';
import type { SuggestedClassDto } from './suggestions.dto.js';

const FRESH_MS = 60_000;

interface Named<T> {
  keys: string[];
  entry: T;
}
interface Names {
  universities: Named<UniversityDto>[];
  ipc: Named<SuggestedClassDto>[];
}

/**
 * The few names that everybody looks for: universities with patents here, and IPC down to its subclasses. Held in
 * memory and read again once a minute, beside the requests.
 */
@Injectable()
export class Directory {
  private names: Names | undefined;
  private reading: Promise<Names> | undefined;
  private readAt = -Infinity;

  constructor(private readonly database: Database) {}

  async universities(beginnings: string[], most: number): Promise<UniversityDto[]> {
    return chosen((await this.current()).universities, beginnings, most);
  }

  async ipc(beginnings: string[], most: number): Promise<SuggestedClassDto[]> {
    return chosen((await this.current()).ipc, beginnings, most);
  }

  private async current(): Promise<Names> {
    if (Date.now() - this.readAt >= FRESH_MS) {
      this.readAt = Date.now();
      this.reading ??= this.read().finally(() => (this.reading = undefined));
      // Names of a minute ago serve where they cannot be read again.
      this.reading.catch(() => (this.readAt = -Infinity));
    }
    return this.names ?? (await (this.reading as Promise<Names>));
  }

  private async read(): Promise<Names> {
    const [universities, classes] = await Promise.all([
      this.database.query<UniversityDto>(
        `SELECT id, name, name_en AS "nameEn", demonstration FROM organisation u
         WHERE EXISTS (SELECT 1 FROM patent_holder h WHERE h.organisation_id = u.id) ORDER BY name, id`,
      ),
      this.database.query<SuggestedClassDto>(
        `SELECT code, title_zh AS "titleZh", title_en AS "titleEn" FROM classification
         WHERE scheme = 'IPC' AND length(code) <= 4 ORDER BY length(code), code`,
      ),
    ]);
    const named = {
      universities: universities.map((entry) => ({
        entry,
        keys: [entry.name, entry.nameEn ?? ''].flatMap(nameKeys),
      })),
      ipc: classes.map((entry) => ({ entry, keys: classKeys(entry) })),
    };
    this.names = named;
    return named;
  }
}

/** Its code, and the first words of each piece of its titles. */
function classKeys({ code, titleZh, titleEn }: SuggestedClassDto): string[] {
  const pieces = `${titleZh ?? ''};${titleEn ?? ''}`.split(/[；;，、,]/);
  return [
    code.toLowerCase(),
    ...pieces.flatMap((piece) => (piece.trim() === '' ? [] : nameKeys(piece.trim()))),
  ];
}

function chosen<T>(names: Named<T>[], beginnings: string[], most: number): T[] {
  const found: T[] = [];
  for (const { keys, entry } of names) {
    if (found.length === most) break;
    if (keys.some((key) => beginnings.some((beginning) => key.startsWith(beginning)))) found.push(entry);
  }
  return found;
}
