import { randomBytes } from 'node:crypto';
import { chown, link, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart, codeOf, explained } from './cannot-start.js';

export interface Settings {
  readonly password: string;
  /** Kept between starts, so that a pool that outlives a crash finds the server again. */
  readonly port?: number;
  /** Where the cluster is when it cannot live in this folder, and the folder this note was written for. */
  readonly elsewhere?: { readonly folder: string; readonly of: string };
}

/** `<data folder>/postgres`: settings, log and normally the cluster itself. */
export class Home {
  private constructor(
    readonly folder: string,
    readonly dataDir: string,
  ) {}

  static async open(dataDir: string): Promise<Home> {
    try {
      await mkdir(join(dataDir, 'postgres'), { recursive: true, mode: 0o700 });
      const real = await realpath(dataDir);
      const home = new Home(join(real, 'postgres'), real);
      await home.createSettings();
      return home;
    } catch (error) {
      throw explained(error, dataDir);
    }
  }

  get log(): string {
    return join(this.folder, 'server.log');
  }

  async settings(): Promise<Settings> {
    return JSON.parse(await readFile(this.settingsFile, 'utf8')) as Settings;
  }

  async save(settings: Settings): Promise<void> {
    await rename(await this.written(settings), this.settingsFile);
  }

  private get settingsFile(): string {
    return join(this.folder, 'settings.json');
  }

  /** Two first users may be here at once: `link` lets exactly one of them choose the password. */
  private async createSettings(): Promise<void> {
    if (await this.hasSettings()) return;
    const draft = await this.written({ password: randomBytes(24).toString('base64url') });
    try {
      await link(draft, this.settingsFile);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return;
      await rename(draft, this.settingsFile); // a file system without hard links
    } finally {
      await rm(draft, { force: true });
    }
  }

  private async hasSettings(): Promise<boolean> {
    try {
      return typeof (await this.settings()).password === 'string';
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return false;
      if (!(error instanceof SyntaxError)) throw error;
      throw new CannotStart(`${this.settingsFile} is damaged.`, `${this.settingsFile} 已损坏。`, error);
    }
  }

  private async written(settings: Settings): Promise<string> {
    const draft = `${this.settingsFile}.${process.pid}.${randomBytes(4).toString('hex')}`;
    try {
      await writeFile(draft, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600, flush: true });
      // Root may act for the folder's owner, who must still be able to read it afterwards.
      if (process.getuid?.() === 0) {
        const { uid, gid } = await stat(this.folder);
        await chown(draft, uid, gid);
      }
      return draft;
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }
}
