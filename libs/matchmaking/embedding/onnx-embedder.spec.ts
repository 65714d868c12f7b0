import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EmbedderAway } from './embedder-away.js';
import { OnnxEmbedder } from './onnx-embedder.js';
import { tinyModel } from './tiny-model.fixture.js';

const SIGNS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '点', '焊', '水', '泵'];
/** The vector of each of them. */
const ROWS = [
  [9, 9],
  [0, 0],
  [1, 0],
  [0, 1],
  [4, 0],
  [0, 4],
  [8, 8],
  [2, 2],
];
const TOKENIZER = {
  version: '1.0',
  added_tokens: [],
  normalizer: {
    type: 'BertNormalizer',
    handle_chinese_chars: true,
    lowercase: true,
    clean_text: true,
    strip_accents: null,
  },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  post_processor: { type: 'BertProcessing', sep: ['[SEP]', 3], cls: ['[CLS]', 2] },
  decoder: null,
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 100,
    vocab: Object.fromEntries(SIGNS.map((sign, at) => [sign, at])),
  },
};
const runtime = (() => {
  try {
    return createRequire(import.meta.url).resolve('onnxruntime-node');
  } catch {
    return undefined;
  }
})();

/** In a process of its own, on what was built: the runtime does not know the arrays of a test's realm as its own. */
const CHILD = `
  const { OnnxEmbedder } = await import(process.argv[1]);
  const vectors = await new OnnxEmbedder(new URL(process.argv[2])).embed(JSON.parse(process.argv[3]));
  process.stdout.write(JSON.stringify(vectors.map((vector) => vector && [...vector])));`;
function embeddedBy(folder: string, texts: string[]): (number[] | null)[] {
  const built = pathToFileURL('dist/libs/matchmaking/embedding/onnx-embedder.js').href;
  const args = [built, pathToFileURL(folder).href, JSON.stringify(texts)];
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', CHILD, ...args], { encoding: 'utf8' }),
  );
}

describe('a folder with an ONNX model', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kaixu-onnx-'));
  beforeAll(() => {
    writeFileSync(join(folder, 'model.onnx'), tinyModel(ROWS));
    writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(TOKENIZER));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const embed = (...texts: string[]) => embeddedBy(folder, texts);

  it('names its model after itself, unless it is told another', () => {
    expect(new OnnxEmbedder(new URL('file:///models/e5-small')).model).toBe('e5-small');
    expect(new OnnxEmbedder(new URL('file:///models/e5-small/')).model).toBe('e5-small');
    expect(new OnnxEmbedder(new URL('file:///models/e5-small'), 'e5@2').model).toBe('e5@2');
  });

  if (!runtime) {
    it('says what to install where the runtime is not there', async () => {
      const asked = new OnnxEmbedder(pathToFileURL(folder)).embed(['点焊']);
      await expect(asked).rejects.toThrow(/npm install .*onnxruntime-node@1\.30\.0/);
      await expect(asked).rejects.toThrow(EmbedderAway);
    });
    it.skip('not run on a model: onnxruntime-node is not installed', () => undefined);
    return;
  }

  it('gives the mean of the tokens of each text, whatever it is padded with', () => {
    // [CLS] 点 焊 [SEP]; [CLS] 水 [SEP]; [CLS] [SEP].
    expect(embed('点焊', '水', '')).toEqual([
      [1.25, 1.25],
      [3, 3].map((one) => expect.closeTo(one, 5)),
      [0.5, 0.5],
    ]);
  });

  it('takes the first token where the folder says so', () => {
    mkdirSync(join(folder, '1_Pooling'));
    writeFileSync(join(folder, '1_Pooling', 'config.json'), JSON.stringify({ pooling_mode_cls_token: true }));
    expect(embed('水泵')).toEqual([[1, 0]]);
    rmSync(join(folder, '1_Pooling'), { recursive: true });
  });

  it('reads a text that is longer than any model, and many at once', () => {
    const [long, ...rest] = embed('点'.repeat(3000), ...'水泵点焊'.repeat(8));
    // 510 of 512 tokens are 点.
    expect(long).toEqual([(510 * 4 + 1) / 512, 1 / 512].map((one) => expect.closeTo(one, 5)));
    expect(rest).toHaveLength(32);
  });

  it('is away where the folder has no model', () => {
    expect(() => embeddedBy(join(folder, 'nothing'), ['点'])).toThrow(/EmbedderAway|cannot be loaded/);
  });
});
