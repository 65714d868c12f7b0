import { Injectable } from '@nestjs/common';
import { CannotRun, Env } from '#libs/platform';
import { type Embedder, embedderFor } from './embedding/embedder.js';
import { CURRENT_PARAMETERS, PARAMETER_SETS, type Parameters } from './engine/parameters.js';

/** What matching runs with, as the environment says: a set of parameters, and an embedding model or none. */
@Injectable()
export class MatchEngine {
  readonly parameters: Parameters;
  /** Null: no endpoint is set, or the parameters do not look at vectors. */
  readonly embedder: Embedder | null;

  constructor(env: Env) {
    this.parameters = parametersOf(env.MATCHING_PARAMETERS);
    this.embedder = this.parameters.cosineWeight === 0 ? null : embedderFor(env);
  }

  /** Stands beside a score: `grams-2` of words alone, `grams-2+model` where that model's vectors had their say. */
  nameOf(fused: boolean): string {
    const { version } = this.parameters;
    return fused && this.embedder ? `${version}+${this.embedder.model}` : version;
  }
}

/** @throws CannotRun where there is no such set */
function parametersOf(version: string | undefined): Parameters {
  if (version === undefined) return CURRENT_PARAMETERS;
  const chosen = PARAMETER_SETS.find((set) => set.version === version);
  if (chosen) return chosen;
  const there = PARAMETER_SETS.map((set) => set.version).join(', ');
  throw new CannotRun(
    `MATCHING_PARAMETERS=${version}：没有这套参数，可选 ${there}。 · MATCHING_PARAMETERS=${version}: there is no such set (there are ${there}).`,
  );
}
