import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EmbedderAway } from './embedder-away.js';
import { embeddedText } from './embedder.js';
import { HttpEmbedder } from './http-embedder.js';

const KEY = 'sk-a-secret-of-the-operator';

describe('an embedding endpoint', () => {
  let server: Server;
  let url: string;
  let answer: (response: ServerResponse) => void;
  const asked: { headers: IncomingHttpHeaders; body: unknown }[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += part));
      request.on('end', () => {
        asked.push({ headers: request.headers, body: JSON.parse(body) });
        answer(response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/embeddings`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const embedder = (patienceMs = 5000) => new HttpEmbedder({ url, model: 'any', key: KEY, patienceMs });
  const says = (data: unknown) => (response: ServerResponse) => response.end(JSON.stringify({ data }));
  const refusal = (texts: string[], patienceMs?: number) =>
    embedder(patienceMs)
      .embed(texts)
      .then(
        () => '',
        (error: unknown) => (error instanceof EmbedderAway ? error.message : `no EmbedderAway: ${error}`),
      );

  it('gets the texts and the key, and gives vectors back in whatever order', async () => {
    answer = says([
      { index: 1, embedding: [0, 2] },
      { index: 0, embedding: [1, 0.5] },
    ]);
    const vectors = await embedder().embed(['一', '二']);
    expect(vectors.map((vector) => vector && [...vector])).toEqual([
      [1, 0.5],
      [0, 2],
    ]);
    expect(asked.at(-1)).toMatchObject({
      headers: { authorization: `Bearer ${KEY}` },
      body: { model: 'any', input: ['一', '二'] },
    });
  });

  it('is away where it refuses, is silent or talks nonsense; no message repeats a key, a text or its words', async () => {
    const nonsense: unknown[] = [
      null,
      [],
      [{ embedding: [1] }, { embedding: [1, 2] }],
      [{ embedding: [1] }, { embedding: ['x'] }],
      [{ embedding: [] }, { embedding: [] }],
      [{ embedding: [0] }, { embedding: [0, 0] }],
      [
        { index: 1, embedding: [1] },
        { index: 1, embedding: [1] },
      ],
      [
        { index: 7, embedding: [1] },
        { index: 0, embedding: [1] },
      ],
    ];
    const messages: string[] = [];
    for (const data of nonsense) {
      answer = says(data);
      messages.push(await refusal(['秘密甲', '秘密乙']));
    }
    answer = (response) => {
      response.statusCode = 401;
      response.end(`Incorrect API key provided: ${KEY}, input 秘密甲`);
    };
    messages.push(await refusal(['秘密甲']));
    answer = (response) => response.end(`not JSON ${KEY}`);
    messages.push(await refusal(['秘密甲']));
    answer = (response) => response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end();
    messages.push(await refusal(['秘密甲']));
    answer = () => undefined;
    messages.push(await refusal(['秘密甲'], 50));
    const there = url;
    url = 'http://127.0.0.1:1/v1/embeddings';
    messages.push(await refusal(['秘密甲']));
    url = there;
    for (const message of messages) {
      expect(message).toMatch(/^the .*endpoint|^the vectors/);
      expect(message).not.toMatch(/sk-a-secret|秘密|Incorrect/);
    }
    expect(messages.at(-2)).toContain('TimeoutError');
  });

  const saidOf = (vectors: (Float32Array | null)[]) => vectors.map((vector) => vector && [...vector]);

  it('knows nothing of a text whose vector has no direction or no numbers, and keeps the others', async () => {
    // JSON's 1e39 is more than 32 bits hold.
    answer = says([{ embedding: [1, 2] }, { embedding: [0, 0] }, { embedding: [1e39, 1] }]);
    expect(saidOf(await embedder().embed(['一', '二', '三']))).toEqual([[1, 2], null, null]);
  });

  it('is asked one by one where it refuses a text: the others get theirs', async () => {
    const refusing = (refused: (text: string) => boolean) => (response: ServerResponse) => {
      const { input } = asked.at(-1)?.body as { input: string[] };
      if (input.some(refused)) return response.writeHead(413).end('too long: 秘密');
      return says(input.map((text) => ({ embedding: [text.length, 1] })))(response);
    };
    answer = refusing((text) => /[四八]/.test(text));
    expect(saidOf(await embedder().embed(['一', '一二三四', '一二']))).toEqual([[1, 1], null, [2, 1]]);
    // Whether it is for the texts or for everything, a word that any model takes tells.
    expect(await embedder().embed(['一二三四'])).toEqual([null]);
    expect(await embedder().embed(['一二三四', '五六七八'])).toEqual([null, null]);
    answer = refusing(() => true);
    for (const texts of [['一'], ['一', '二']])
      expect(await refusal(texts)).toBe('the embedding endpoint answered 413');
  });

  it('is away, not asked one by one, where it is busy', async () => {
    answer = (response) => response.writeHead(503).end();
    const before = asked.length;
    expect(await refusal(['一', '二'])).toBe('the embedding endpoint answered 503');
    expect(asked).toHaveLength(before + 1);
  });

  it('reads a title and the first of a text, and cuts no sign in two', () => {
    expect(embeddedText('题目', '')).toBe('题目');
    expect(embeddedText('题目', `${'文'.repeat(476)}𠮷𠮷`)).toBe(`题目\n${'文'.repeat(476)}`);
    expect(embeddedText('题目', '文'.repeat(900))).toHaveLength(480);
  });
});
