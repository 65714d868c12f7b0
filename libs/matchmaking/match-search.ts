import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { type Known, Vectors } from './embedding/vectors.js';
import { type Fused, fuse, Nearness } from './engine/fusion.js';
import type { MatchIndex, Scored } from './engine/match-index.js';
import { MatchEngine } from './match-engine.js';
import { type NeedRow, textOf } from './needs-on-board.js';
import { PatentCandidates } from './patent-candidates.js';

/** Vectors order the best by words anew; what is no candidate by words is none. */
const POOL = 1000;

/** Patents for a need: by words, and by vectors where both sides have one. */
@Injectable()
export class MatchSearch {
  constructor(
    private readonly engine: MatchEngine,
    private readonly candidates: PatentCandidates,
    private readonly vectors: Vectors,
  ) {}

  /** Among all patents: the best `limit`, and as many of the best by words alone. One pass over the index gives both. */
  async all(tx: Tx, need: NeedRow, limit: number): Promise<{ found: Fused[]; words: Scored[] }> {
    const text = textOf(need);
    const needs = await this.vectors.of(tx, 'need', [need.id]);
    if (!this.vectorOf(need, needs)) {
      const words = this.candidates.search(text, limit);
      return { found: byWords(words), words };
    }
    const pool = this.candidates.search(text, POOL);
    const patents = await this.vectors.of(
      tx,
      'patent',
      pool.map(({ id }) => id),
    );
    const found = this.fused(need, pool, needs, patents).slice(0, limit);
    return { found, words: pool.slice(0, limit) };
  }

  /** Among the patents of a small index, whose vectors were read before. */
  among(index: MatchIndex, need: NeedRow, needs: Known | null, patents: Known | null): Fused[] {
    const pool = index.search(textOf(need), POOL, this.candidates.statistics());
    return this.fused(need, pool, needs, patents);
  }

  /** Undefined where there is none of this text; nor where the model was changed under its name. */
  vectorOf(need: NeedRow, needs: Known | null): Float32Array | undefined {
    const { title, text } = textOf(need);
    const vector = needs?.of(need.id, title, text);
    return vector?.length === needs?.common.length ? vector : undefined;
  }

  private fused(need: NeedRow, pool: Scored[], needs: Known | null, patents: Known | null): Fused[] {
    const vector = this.vectorOf(need, needs);
    if (!vector || !patents) return byWords(pool);
    const vectorOf = (id: string) => {
      const candidate = this.candidates.get(id);
      return candidate && patents.of(id, candidate.title, candidate.body);
    };
    return fuse(pool, new Nearness(vector, patents.common), vectorOf, this.engine.parameters.cosineWeight);
  }
}

function byWords(found: Scored[]): Fused[] {
  return found.map((one) => ({ ...one, fused: false }));
}
