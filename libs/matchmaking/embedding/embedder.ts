import { createHash } from 'node:crypto';
import type { Env } from '#libs/platform';
import { HttpEmbedder } from './http-embedder.js';
import { OnnxEmbedder } from './onnx-embedder.js';

/** An embedding model. Two adapters: an OpenAI-compatible endpoint, a folder with an ONNX model. */
export interface Embedder {
  /** Vectors of one model say nothing beside those of another. */
  readonly model: string;
  /**
   * A vector for each text, all of one length and none without direction; null for a text of which this model makes
   * nothing. Never called in a transaction.
   * @throws EmbedderAway where there are none to be had now
   */
  embed(texts: string[]): Promise<(Float32Array | null)[]>;
}

/** What `EMBEDDING_URL` says; null: matching is by words alone. */
export function embedderFor(env: Env): Embedder | null {
  const { EMBEDDING_URL: url, EMBEDDING_MODEL: model, EMBEDDING_API_KEY: key } = env;
  if (url === undefined) return null;
  if (url.startsWith('file:')) return new OnnxEmbedder(new URL(url), model);
  return new HttpEmbedder({ url, model: model ?? '', key });
}

/** So many texts go out in one request. */
export const TEXTS_AT_ONCE = 32;
/** A Chinese character is about a token, and small models read 512 of them; what a text is about stands first. */
const READ = 480;

/** What is embedded of a patent or a need: its title, and as much of the rest as a small model reads. */
export function embeddedText(title: string, rest: string): string {
  // A pair of surrogates is not cut in two.
  return `${title}\n${rest}`
    .trim()
    .slice(0, READ)
    .replace(/[\uD800-\uDBFF]$/, '');
}

export function textHash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
