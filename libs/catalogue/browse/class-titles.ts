import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { Scheme } from '../classification/classification.entity.js';

export interface ClassTitle {
  scheme: Scheme;
  code: string;
  parent: string | null;
  titleZh: string | null;
  titleEn: string | null;
  /** Beginnings of IPC symbols; of an industry IPC classes. */
  ipc: string[];
}

const FRESH_MS = 600_000;

/** Sections and classes of the IPC, WIPO's fields, sections and divisions of the industries; a few hundred, in memory. */
@Injectable()
export class ClassTitles {
  private reading: Promise<ClassTitle[]> | undefined;
  private readAt = -Infinity;

  constructor(private readonly database: Database) {}

  async all(): Promise<ClassTitle[]> {
    if (Date.now() - this.readAt >= FRESH_MS) {
      this.readAt = Date.now();
      this.reading = this.database.query<ClassTitle>(
        `SELECT scheme, code, parent, title_zh AS "titleZh", title_en AS "titleEn", ipc FROM classification
         WHERE scheme = 'WIPO' OR scheme = 'IPC' AND length(code) <= 3 OR scheme = 'GBT4754' AND length(code) <= 2
         ORDER BY scheme, code`,
      );
      this.reading.catch(() => (this.readAt = -Infinity));
    }
    return (await this.reading) ?? [];
  }

  async of(scheme: Scheme): Promise<Map<string, ClassTitle>> {
    const rows = (await this.all()).filter((row) => row.scheme === scheme);
    return new Map(rows.map((row) => [row.code, row]));
  }
}
