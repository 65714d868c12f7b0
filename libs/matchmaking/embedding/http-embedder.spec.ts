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
    expect(vectors.map((vector) => [...vector])).toEqual([
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
      [{ embedding: [1] }, { embedding: [0] }],
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
    url = 'http://127.0.0.1:1/v1/embeddings';
    messages.push(await refusal(['秘密甲']));
    for (const message of messages) {
      expect(message).toMatch(/^(the|a vector of the) .*endpoint|^the vectors/);
      expect(message).not.toMatch(/sk-a-secret|秘密|Incorrect/);
    }
    expect(messages.at(-2)).toContain('TimeoutError');
  });

  it('reads a title and the first of a text, and cuts no sign in two', () => {
    expect(embeddedText('题目', '')).toBe('题目');
    expect(embeddedText('题目', `${'文'.repeat(476)}𠮷𠮷`)).toBe(`题目\n${'文'.repeat(476)}`);
    expect(embeddedText('题目', '文'.repeat(900))).toHaveLength(480);
  });
});
