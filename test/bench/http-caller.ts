import { Agent, request } from 'node:http';
import type { Api } from './stage.js';

export interface Called {
  status: number;
  text: string;
}

/** A caller with so many connections, kept open. */
export class HttpCaller {
  private readonly agent: Agent;

  constructor(
    private readonly api: Api,
    connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  get(path: string): Promise<Called> {
    return this.call('GET', path, {});
  }

  post(path: string, body: object, headers: Record<string, string>): Promise<Called> {
    const text = JSON.stringify(body);
    const length = String(Buffer.byteLength(text));
    return this.call(
      'POST',
      path,
      { 'content-type': 'application/json', 'content-length': length, ...headers },
      text,
    );
  }

  close(): void {
    this.agent.destroy();
  }

  private call(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<Called> {
    return new Promise((resolve, reject) => {
      const { agent } = this;
      const asked = request(
        { host: '127.0.0.1', port: this.api.port, method, path, headers, agent },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8');
          answer.on('data', (part: string) => (text += part));
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
          answer.on('error', reject);
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  }
}
