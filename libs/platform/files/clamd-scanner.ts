import { connect } from 'node:net';
import { type FileScanner, ScannerAway, type ScanVerdict } from './scanner.js';

const DEFAULT_PORT = 3310;
const CHUNK = 64 * 1024;
/** A scan of our largest upload takes seconds; silence for this long is no answer. */
const PATIENCE_MS = 60_000;
/** An answer is one line. */
const LONGEST_ANSWER = 4096;

/** ClamAV's daemon by its INSTREAM command: the bytes travel, so scanner and worker share no disk. */
export class ClamdScanner implements FileScanner {
  private readonly url: URL;

  constructor(url: string) {
    this.url = new URL(url);
  }

  async scan(bytes: Buffer): Promise<ScanVerdict> {
    const answer = await this.ask(bytes);
    if (answer === 'stream: OK') return { state: 'CLEAN' };
    const finding = /^stream: (.+) FOUND$/.exec(answer)?.[1];
    if (finding) return { state: 'INFECTED', finding: finding.slice(0, 200) };
    // Among others "INSTREAM size limit exceeded. ERROR": its StreamMaxLength is smaller than our largest upload.
    return { state: 'UNDECIDED', reason: answer.slice(0, 200) };
  }

  private ask(bytes: Buffer): Promise<string> {
    const { hostname, port } = this.url;
    return new Promise((resolve, reject) => {
      const socket = connect({
        host: hostname.replace(/^\[|\]$/g, ''),
        port: Number(port) || DEFAULT_PORT,
      });
      let answer = '';
      const settle = () => {
        socket.destroy();
        const end = answer.indexOf('\0');
        if (end >= 0) resolve(answer.slice(0, end).trim());
        else reject(new ScannerAway('the scanner ended without an answer'));
      };
      socket.setTimeout(PATIENCE_MS, () => socket.destroy(new ScannerAway('the scanner does not answer')));
      socket.on('error', (error) => reject(new ScannerAway(error.message, { cause: error })));
      socket.on('close', settle);
      socket.on('data', (data: Buffer) => {
        answer += data.toString('latin1');
        if (answer.includes('\0') || answer.length > LONGEST_ANSWER) settle();
      });
      socket.on('connect', () => {
        socket.write('zINSTREAM\0');
        for (let at = 0; at < bytes.length; at += CHUNK) {
          const part = bytes.subarray(at, at + CHUNK);
          socket.write(lengthOf(part));
          socket.write(part);
        }
        socket.write(lengthOf(Buffer.alloc(0)));
      });
    });
  }
}

function lengthOf(part: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(part.length);
  return length;
}
