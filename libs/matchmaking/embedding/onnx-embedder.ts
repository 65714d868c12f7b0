import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Embedder } from './embedder.js';
import { EmbedderAway } from './embedder-away.js';
import { usableVectors } from './usable-vectors.js';

/** The part of onnxruntime-node that we use; it is installed by whoever wants it, so its types are absent. */
interface Tensor {
  data: Float32Array;
  dims: readonly number[];
}
interface Runtime {
  InferenceSession: { create(file: string): Promise<Session> };
  Tensor: new (type: 'int64', data: BigInt64Array, dims: number[]) => unknown;
}
interface Session {
  inputNames: readonly string[];
  outputNames: readonly string[];
  run(feeds: Record<string, unknown>): Promise<Record<string, Tensor>>;
}
interface Tokens {
  ids: number[];
}
interface Model {
  session: Session;
  runtime: Runtime;
  tokens: (text: string) => Tokens;
  /** Whether the first token stands for the text, or the mean of all. */
  first: boolean;
}

const MOST_TOKENS = 512;
/** A batch is padded to its longest text, so few go together. */
const TOGETHER = 8;

/** A folder as model hubs lay it: model.onnx, tokenizer.json, tokenizer_config.json and 1_Pooling/config.json if there. */
export class OnnxEmbedder implements Embedder {
  readonly model: string;
  private loaded: Promise<Model> | undefined;

  constructor(
    private readonly folder: URL,
    model?: string,
  ) {
    this.model = model ?? basename(fileURLToPath(folder));
  }

  async embed(texts: string[]): Promise<(Float32Array | null)[]> {
    this.loaded ??= load(fileURLToPath(this.folder));
    const model = await this.loaded.catch((error: unknown) => {
      // Whoever puts it right need not restart.
      this.loaded = undefined;
      throw error;
    });
    const vectors: Float32Array[] = [];
    for (let at = 0; at < texts.length; at += TOGETHER)
      vectors.push(...(await embed(model, texts.slice(at, at + TOGETHER))));
    return usableVectors(vectors, texts.length);
  }
}

async function load(folder: string): Promise<Model> {
  const runtime = await runtimeThere();
  const { Tokenizer } = await import('@huggingface/tokenizers');
  const file = (name: string) => readFile(join(folder, name), 'utf8');
  const optional = (name: string) => file(name).catch(() => '{}');
  try {
    const session = await runtime.InferenceSession.create(join(folder, 'model.onnx'));
    const tokenizer = new Tokenizer(
      JSON.parse(await file('tokenizer.json')) as object,
      JSON.parse(await optional('tokenizer_config.json')) as object,
    );
    const pooling = JSON.parse(await optional('1_Pooling/config.json')) as Record<string, unknown>;
    const tokens = (text: string) => cut(tokenizer.encode(text));
    return { session, runtime, tokens, first: pooling['pooling_mode_cls_token'] === true };
  } catch (error) {
    throw new EmbedderAway(`the model in ${folder} cannot be loaded: ${reasonOf(error)}`);
  }
}

async function runtimeThere(): Promise<Runtime> {
  // A variable, so that the compiler does not ask for a package that is not there.
  const name = 'onnxruntime-node';
  try {
    const found = (await import(name)) as Runtime & { default?: Runtime };
    return found.default ?? found;
  } catch {
    throw new EmbedderAway(
      'EMBEDDING_URL is a folder, and onnxruntime-node is not installed: npm install --no-save --ignore-scripts onnxruntime-node@1.30.0',
    );
  }
}

/** The last token closes a text; it stays. */
function cut({ ids }: Tokens): Tokens {
  const last = ids.at(-1);
  return {
    ids: ids.length <= MOST_TOKENS || last === undefined ? ids : [...ids.slice(0, MOST_TOKENS - 1), last],
  };
}

async function embed({ session, runtime, tokens, first }: Model, texts: string[]): Promise<Float32Array[]> {
  const read = texts.map(tokens);
  const width = Math.max(1, ...read.map(({ ids }) => ids.length));
  const grid = (valueAt: (text: number, at: number) => number) => {
    const data = BigInt64Array.from({ length: texts.length * width }, (_, at) =>
      BigInt(valueAt(Math.floor(at / width), at % width)),
    );
    return new runtime.Tensor('int64', data, [texts.length, width]);
  };
  const lengthOf = (text: number) => read[text]?.ids.length ?? 0;
  const feeds: Record<string, unknown> = {
    input_ids: grid((text, at) => read[text]?.ids[at] ?? 0),
    attention_mask: grid((text, at) => (at < lengthOf(text) ? 1 : 0)),
    token_type_ids: grid(() => 0),
  };
  const unknown = session.inputNames.filter((name) => !(name in feeds));
  if (unknown.length > 0)
    throw new EmbedderAway(`the model asks for ${unknown.join(', ')}, which texts have not`);
  const output = await session.run(Object.fromEntries(session.inputNames.map((name) => [name, feeds[name]])));
  const whole = output['sentence_embedding'] ?? output[session.outputNames[0] ?? ''];
  if (!whole) throw new EmbedderAway('the model gives nothing');
  const size = whole.dims.at(-1) ?? 0;
  if (whole.dims.length === 2)
    return texts.map((_, text) => whole.data.slice(text * size, (text + 1) * size));
  return texts.map((_, text) => {
    const rows = whole.data.subarray(text * width * size, (text + 1) * width * size);
    return first ? rows.slice(0, size) : meanOf(rows, lengthOf(text), size);
  });
}

function meanOf(rows: Float32Array, count: number, size: number): Float32Array {
  const mean = new Float32Array(size);
  for (let at = 0; at < count * size; at++)
    mean[at % size] = (mean[at % size] as number) + (rows[at] as number) / count;
  return mean;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 300) : String(error);
}
