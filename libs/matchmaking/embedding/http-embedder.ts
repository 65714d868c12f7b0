import type { Embedder } from './embedder.js';
import { EmbedderAway } from './embedder-away.js';
import { usableVectors } from './usable-vectors.js';

interface Endpoint {
  url: string;
  model: string;
  key?: string | undefined;
  /** How long one request may take. */
  patienceMs?: number;
}

/** A batch on a slow machine takes seconds; silence for this long is no answer. */
const PATIENCE_MS = 60_000;
/** Statuses by which endpoints refuse what they were given: a text too long, a sign they do not take, too many at once. */
const OF_TEXTS = [400, 413, 422];
/** Whoever refuses this refuses everything. */
const ANY_WORD = 'water';

/** Told of the texts, not of the endpoint, as far as a status can tell. */
class TextsRefused extends EmbedderAway {}

/** The embeddings API that OpenAI described and most model servers speak. */
export class HttpEmbedder implements Embedder {
  readonly model: string;

  constructor(private readonly endpoint: Endpoint) {
    this.model = endpoint.model;
  }

  async embed(texts: string[]): Promise<(Float32Array | null)[]> {
    try {
      return await this.together(texts);
    } catch (error) {
      if (error instanceof TextsRefused) return this.oneByOne(texts, error);
      throw error;
    }
  }

  /** Nobody says which text was refused; the others are not to go without. */
  private async oneByOne(texts: string[], refusal: TextsRefused): Promise<(Float32Array | null)[]> {
    const vectors: (Float32Array | null)[] = [];
    for (const text of texts) vectors.push(texts.length === 1 ? null : await this.alone(text));
    if (vectors.every((one) => one === null) && (await this.alone(ANY_WORD)) === null) throw refusal;
    return usableVectors(vectors, texts.length);
  }

  private async alone(text: string): Promise<Float32Array | null> {
    try {
      const [vector] = await this.together([text]);
      return vector ?? null;
    } catch (error) {
      if (error instanceof TextsRefused) return null;
      throw error;
    }
  }

  private async together(texts: string[]): Promise<(Float32Array | null)[]> {
    const answer = await this.ask(texts);
    const rows = (answer as { data?: unknown } | null)?.data;
    if (!Array.isArray(rows) || rows.length !== texts.length)
      throw new EmbedderAway(`the embedding endpoint did not answer with ${texts.length} vectors`);
    const vectors: Float32Array[] = [];
    for (const [at, row] of (rows as { index?: unknown; embedding?: unknown }[]).entries())
      vectors[typeof row?.index === 'number' ? row.index : at] = numbersOf(row?.embedding);
    return usableVectors(vectors, texts.length);
  }

  private async ask(texts: string[]): Promise<unknown> {
    const { url, model, key, patienceMs = PATIENCE_MS } = this.endpoint;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(key !== undefined && { authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify({ model, input: texts, encoding_format: 'float' }),
        // The texts go where the operator said, and nowhere else.
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      });
      // What it says beside the status may repeat the key or the texts.
      const said = `the embedding endpoint answered ${response.status}`;
      if (OF_TEXTS.includes(response.status)) throw new TextsRefused(said);
      if (!response.ok) throw new EmbedderAway(said);
      return await response.json();
    } catch (error) {
      if (error instanceof EmbedderAway) throw error;
      throw new EmbedderAway(`the embedding endpoint cannot be asked: ${reasonOf(error)}`);
    }
  }
}

function numbersOf(numbers: unknown): Float32Array {
  if (!Array.isArray(numbers) || numbers.length === 0 || !numbers.every((one) => typeof one === 'number'))
    throw new EmbedderAway('the embedding endpoint answered with something else than numbers');
  return Float32Array.from(numbers as number[]);
}

/** The kind of a fault alone: messages of some quote what was sent or received. */
function reasonOf(error: unknown): string {
  const { name, cause } = error as { name?: unknown; cause?: { code?: unknown } };
  return typeof cause?.code === 'string' ? cause.code : String(name);
}
