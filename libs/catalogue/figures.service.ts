import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { FiguresDto } from './patents.dto.js';

const FRESH_MS = 30_000;

/**
 * Three true numbers. They are counted, so the cost grows with the patents (an index-only scan); each process counts
 * at most once in 30 seconds, whatever the number of readers.
 */
@Injectable()
export class FiguresService {
  private counting: { since: number; figures: Promise<FiguresDto> } | undefined;

  constructor(private readonly database: Database) {}

  now(): Promise<FiguresDto> {
    const since = this.database.now().getTime();
    if (!this.counting || Math.abs(since - this.counting.since) >= FRESH_MS) {
      const figures = this.count();
      this.counting = { since, figures };
      figures.catch(() => (this.counting = undefined));
    }
    return this.counting.figures;
  }

  private async count(): Promise<FiguresDto> {
    const asOf = this.database.now().toISOString();
    const [row] = await this.database.query<Omit<FiguresDto, 'asOf'>>(
      `SELECT (SELECT count(*)::int FROM patent) AS patents,
         (SELECT count(*)::int FROM offer_summary) AS "announcedOffers",
         (SELECT count(*)::int FROM organisation o WHERE o.kind IN ('UNIVERSITY', 'RESEARCH_INSTITUTE')
            AND EXISTS (SELECT 1 FROM patent_holder h WHERE h.organisation_id = o.id)) AS universities,
         EXISTS (SELECT 1 FROM organisation WHERE demonstration) AS demonstration`,
    );
    return { patents: 0, announcedOffers: 0, universities: 0, demonstration: false, ...row, asOf };
  }
}
