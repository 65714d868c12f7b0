import pg from 'pg';

/** What the driver's own connection offers for COPY; its types leave it out. */
interface CopyConnection extends pg.Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** COPY … TO STDOUT: the rows in COPY's own text form. */
export async function copyOut(client: pg.Client, text: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  // Copied: the driver reads the next message into the same memory.
  await submit(client, text, {
    handleCopyData: ({ chunk }: { chunk: Buffer }) => parts.push(Buffer.from(chunk)),
  });
  return Buffer.concat(parts);
}

/** COPY … FROM STDIN, in pieces of 64 KB as psql sends them. */
export async function copyIn(client: pg.Client, text: string, rows: Buffer): Promise<void> {
  await submit(client, text, {
    handleCopyInResponse: (connection: CopyConnection) => {
      for (let at = 0; at < rows.length; at += 65_536)
        connection.sendCopyFromChunk(rows.subarray(at, at + 65_536));
      connection.endCopyFrom();
    },
  });
}

function submit(client: pg.Client, text: string, handlers: object): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query({
      submit: (connection: pg.Connection) => connection.query(text),
      handleCommandComplete: () => undefined,
      handleError: reject,
      handleReadyForQuery: () => resolve(),
      ...handlers,
    });
  });
}
