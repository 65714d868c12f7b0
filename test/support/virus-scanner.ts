import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What the scanner of a test takes for a virus. */
export const VIRUS = 'this-is-a-virus-of-the-test';

export interface VirusScanner {
  url: string;
  port: number;
  stop(): Promise<void>;
}

/** A server that speaks clamd's INSTREAM: a length before each part, length 0 at the end, one answer. */
export async function startVirusScanner(port = 0): Promise<VirusScanner> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let heard = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (data) => {
      heard = Buffer.concat([heard, data]);
      const content = contentOf(heard);
      if (content === undefined) return;
      const verdict = content.includes(VIRUS) ? 'Test.Virus-1 FOUND' : 'OK';
      socket.end(`stream: ${verdict}\0`);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const at = (server.address() as AddressInfo).port;
  return {
    url: `clamd://127.0.0.1:${at}`,
    port: at,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const COMMAND = 'zINSTREAM\0';

/** All parts in one, once the last has come. */
function contentOf(heard: Buffer): Buffer | undefined {
  if (heard.length < COMMAND.length) return undefined;
  if (heard.subarray(0, COMMAND.length).toString() !== COMMAND) throw new Error('not INSTREAM');
  const parts: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= heard.length;) {
    const length = heard.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    if (at + 4 + length > heard.length) return undefined;
    parts.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
