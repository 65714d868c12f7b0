import type { Embedder } from './embedder.js';
import { EmbedderAway } from './embedder-away.js';

interface Endpoint {
  url: string;
  model: string;
  key?: string | undefined;
  /** How long one request may take. */
  patienceMs?: number;
}

/** A batch on a slow machine takes seconds; silence for this long is no answer. */
const PATIENCE_MS = 60_000;

/** The embeddings API that OpenAI described and most model servers speak. */
export class HttpEmbedder implements Embedder {
  readonly model: string;

  constructor(private readonly endpoint: Endpoint) {
    this.model = endpoint.model;
  }

  async embed(texts: string[]): Promise<Float32Array[]> {
    const answer = await this.ask(texts);
    const rows = (answer as { data?: unknown } | null)?.data;
    if (!Array.isArray(rows) || rows.length !== texts.length)
      throw new EmbedderAway(`the embedding endpoint did not answer with ${texts.length} vectors`);
    const vectors: Float32Array[] = [];
    for (const [at, row] of (rows as { index?: unknown; embedding?: unknown }[]).entries())
      vectors[typeof row?.index === 'number' ? row.index : at] = vectorOf(row?.embedding);
    const length = vectors[0]?.length;
    if (!texts.every((_, at) => vectors[at]?.length === length))
      throw new EmbedderAway('the vectors of the embedding endpoint differ in length, or some are missing');
    return vectors;
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
      if (!response.ok) throw new EmbedderAway(`the embedding endpoint answered ${response.status}`);
      return await response.json();
    } catch (error) {
      if (error instanceof EmbedderAway) throw error;
      throw new EmbedderAway(`the embedding endpoint cannot be asked: ${reasonOf(error)}`);
    }
  }
}

function vectorOf(numbers: unknown): Float32Array {
  if (!Array.isArray(numbers) || !numbers.every((one) => typeof one === 'number' && Number.isFinite(one)))
    throw new EmbedderAway('the embedding endpoint answered with something else than numbers');
  const vector = Float32Array.from(numbers as number[]);
  if (!vector.some((one) => one !== 0)) throw new EmbedderAway('a vector of the embedding endpoint is empty');
  return vector;
}

/** The kind of a fault alone: messages of some quote what was sent or received. */
function reasonOf(error: unknown): string {
  const { name, cause } = error as { name?: unknown; cause?: { code?: unknown } };
  return typeof cause?.code === 'string' ? cause.code : String(name);
}
