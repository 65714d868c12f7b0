import { Injectable } from '@nestjs/common';
import { CannotRun, Database, type OnProgress, replaceTranslations, SYSTEM, type Tx } from '#libs/platform';
import type { Classification, Scheme } from './classification.entity.js';
import { readTaxonomy } from './taxonomy-file.js';
import { translationsOf } from './translations.js';

export interface TaxonomyLoaded {
  scheme: Scheme;
  loaded: number;
  /** Lines of the file that are no entry. */
  skipped: number;
  /** English names that a search for Chinese patents now understands; those of an earlier load are replaced. */
  translations: number;
}

const BATCH = 1000;

/** Loads a classification scheme whole; again, it changes what the file says otherwise and takes nothing away. */
@Injectable()
export class TaxonomyCommand {
  constructor(private readonly database: Database) {}

  async load(file: string, onProgress?: OnProgress): Promise<TaxonomyLoaded> {
    const { scheme, entries, skipped } = await readTaxonomy(file);
    if (entries.length === 0)
      throw new CannotRun(
        `文件 ${file} 中没有分类条目。 · There is no entry of a classification in ${file}.`,
      );
    const unique = [...new Map(entries.map((entry) => [entry.code, entry])).values()];
    return this.database.transaction(SYSTEM, async (tx) => {
      for (let at = 0; at < unique.length; at += BATCH) {
        await write(tx, unique.slice(at, at + BATCH));
        onProgress?.(Math.min(at + BATCH, unique.length), unique.length);
      }
      const translations = scheme === 'IPC' ? await replaceTranslations(tx, translationsOf(unique)) : 0;
      return { scheme, loaded: unique.length, skipped, translations };
    });
  }
}

/**
 * A title that the file lacks stays, so that English and Chinese may come in two files. Sections and classes of the
 * IPC, and WIPO's names, stand in the database already; files made from printed pages spell some of them wrongly.
 */
async function write(tx: Tx, entries: Classification[]): Promise<void> {
  await tx.query(
    `INSERT INTO classification AS c (scheme, code, parent, title_zh, title_en, ipc)
     SELECT e.scheme, e.code, e.parent, e."titleZh", e."titleEn", e.ipc
     FROM jsonb_to_recordset($1::jsonb) AS e(scheme text, code text, parent text, "titleZh" text, "titleEn" text, ipc text[])
     ON CONFLICT (scheme, code) DO UPDATE SET parent = excluded.parent,
       ipc = CASE WHEN excluded.ipc = '{}' THEN c.ipc ELSE excluded.ipc END,
       title_zh = CASE WHEN ${STANDS} THEN c.title_zh ELSE coalesce(excluded.title_zh, c.title_zh) END,
       title_en = CASE WHEN ${STANDS} THEN c.title_en ELSE coalesce(excluded.title_en, c.title_en) END`,
    [JSON.stringify(entries)],
  );
}

const STANDS = `(c.scheme = 'WIPO' OR c.scheme = 'IPC' AND length(c.code) <= 3)`;
