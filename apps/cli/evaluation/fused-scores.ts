import {
  commonOf,
  EmbedderAway,
  embeddedText,
  ENOUGH_VECTORS,
  fuse,
  Nearness,
  type MatchEngine,
  TEXTS_AT_ONCE,
  unit,
} from '#libs/matchmaking';
import type { OnProgress } from '#libs/platform';
import type { FileNeed } from './needs-files.js';

type Scores = Map<number, number>;
type Fusing =
  | { method: (need: FileNeed, byWords: Scores) => Scores; reason: null }
  /** Why vectors are not measured although a model is set; null: none is set. */
  | { method: null; reason: string | null };

/** Scores by words with the cosines of the model that is set, as the product fuses them. Nothing of it is kept. */
export async function fusedScores(
  { embedder, parameters }: MatchEngine,
  needs: readonly FileNeed[],
  texts: readonly string[],
  onProgress?: OnProgress,
): Promise<Fusing> {
  if (!embedder) return { method: null, reason: null };
  const all = [
    ...texts.map((text) => embeddedText(text, '')),
    ...needs.map(({ title, text }) => embeddedText(title, text)),
  ];
  // The same text is embedded once.
  const different = [...new Set(all)];
  const vectors = new Map<string, Float32Array>();
  try {
    for (let at = 0; at < different.length; at += TEXTS_AT_ONCE) {
      const batch = different.slice(at, at + TEXTS_AT_ONCE);
      const made = await embedder.embed(batch);
      batch.forEach((text, place) => made[place] && vectors.set(text, unit(made[place])));
      onProgress?.(Math.min(at + TEXTS_AT_ONCE, different.length), different.length);
    }
  } catch (error) {
    if (!(error instanceof EmbedderAway)) throw error;
    return { method: null, reason: error.message };
  }
  const vectorAt = (at: number) => vectors.get(all[at] ?? '');
  const common = commonOf(texts.flatMap((_, at) => vectorAt(at) ?? []));
  if (!common) return { method: null, reason: `fewer than ${ENOUGH_VECTORS} technologies` };
  const needAt = new Map(needs.map(({ id }, at) => [id, texts.length + at]));
  const method = ({ id }: FileNeed, byWords: Scores) => {
    const found = texts.map((_, at) => ({ id: String(at), score: byWords.get(at) ?? 0 }));
    const vector = vectorAt(needAt.get(id) ?? -1);
    const near = vector && new Nearness(vector, common);
    const fused = fuse(found, near, (at) => vectorAt(Number(at)), parameters.cosineWeight);
    return new Map(fused.map((one) => [Number(one.id), one.score]));
  };
  return { method, reason: null };
}
