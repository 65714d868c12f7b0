import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

const SIZE = 64;

export interface EmbeddingServer {
  url: string;
  /** Each text that it was asked for, in order. */
  heard: string[];
  /** The keys that came with the requests. */
  keys: (string | undefined)[];
  /** A request with such a text is answered 503. */
  refuses: (text: string) => boolean;
  /** A request with such a text is answered 400: it is no text for this model. */
  dislikes: (text: string) => boolean;
  /** Happens before the texts of a request are answered. */
  meanwhile: (texts: string[]) => Promise<void>;
  stop(): Promise<void>;
}

/** An OpenAI-compatible endpoint. Its model counts characters in 64 boxes: texts that share some are alike. */
export async function startEmbeddingServer(): Promise<EmbeddingServer> {
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', async () => {
      const { model, input } = JSON.parse(Buffer.concat(parts).toString()) as {
        model: string;
        input: string[];
      };
      endpoint.keys.push(request.headers.authorization);
      response.setHeader('content-type', 'application/json');
      if (input.some(endpoint.refuses)) {
        response.statusCode = 503;
        return response.end(JSON.stringify({ error: { message: `busy: ${request.headers.authorization}` } }));
      }
      endpoint.heard.push(...input);
      await endpoint.meanwhile(input);
      if (input.some(endpoint.dislikes)) return response.writeHead(400).end();
      const data = input.map((text, index) => ({ object: 'embedding', index, embedding: countsOf(text) }));
      response.end(JSON.stringify({ object: 'list', model, data }));
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint: EmbeddingServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/embeddings`,
    heard: [],
    keys: [],
    refuses: () => false,
    dislikes: () => false,
    meanwhile: () => Promise.resolve(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return endpoint;
}

function countsOf(text: string): number[] {
  const boxes = new Array<number>(SIZE).fill(0);
  for (const sign of text) {
    const box = ((sign.codePointAt(0) ?? 0) * 2654435761) % SIZE;
    boxes[box] = (boxes[box] ?? 0) + 1;
  }
  return boxes;
}
