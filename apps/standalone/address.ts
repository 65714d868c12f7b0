import { readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { type Env, listenFault } from '#libs/platform';

/** Who serves from this data folder on a port, and where. */
interface Note {
  pid: number;
  address: string;
}

/** Asked before anything is started. The address where this very Kaixu runs already; undefined where the port is free. */
export async function runningAlready(env: Env): Promise<string | undefined> {
  const fault = await tryToListen(env.PORT, env.HOST).then(
    () => undefined,
    (error: unknown) => listenFault(error, env),
  );
  if (!fault) return undefined;
  const note = await readNote(env);
  if (note && (await answers(env))) return note.address;
  throw fault;
}

export async function freePort(host: string): Promise<number> {
  return tryToListen(0, host);
}

export async function noteAddress(env: Env): Promise<void> {
  const note: Note = { pid: process.pid, address: env.PUBLIC_URL };
  // A note that cannot be written only makes the next message plainer: with DATABASE_URL there may be no data folder.
  await writeFile(noteFile(env), `${JSON.stringify(note)}\n`).catch(() => undefined);
}

export async function forgetAddress(env: Env): Promise<void> {
  if ((await readNote(env))?.pid === process.pid) await rm(noteFile(env), { force: true });
}

function tryToListen(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen({ port, host }, () => {
      const { port: found } = server.address() as AddressInfo;
      server.close(() => resolve(found));
    });
  });
}

/** The note outlives a process that was killed: whoever holds the port now must also speak like us. */
async function answers({ PORT, HOST }: Env): Promise<boolean> {
  const host = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST;
  return fetch(`http://${host.includes(':') ? `[${host}]` : host}:${PORT}/health/live`, {
    signal: AbortSignal.timeout(2000),
  })
    .then(async (response) => JSON.stringify(await response.json()) === '{"status":"live"}')
    .catch(() => false);
}

async function readNote(env: Env): Promise<Note | undefined> {
  return readFile(noteFile(env), 'utf8')
    .then((text) => JSON.parse(text) as Note)
    .catch(() => undefined);
}

function noteFile({ DATA_DIR, PORT }: Env): string {
  return join(DATA_DIR, `standalone-${PORT}.json`);
}
