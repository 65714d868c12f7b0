import { setTimeout as pause } from 'node:timers/promises';
import { bringUp, untilItAnswers } from './bring-up.js';
import { CannotStart } from './cannot-start.js';
import { clusterUrl } from './cluster-url.js';
import { Home } from './home.js';
import { KeeperConnection } from './keeper-connection.js';

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  /** Told one sentence for each step that takes long. */
  readonly say?: (sentence: string) => void;
  /** For tests: fast, and lost when the machine fails. */
  readonly ephemeral?: boolean;
}

export interface EmbeddedPostgres {
  /** `postgres://kaixu:<password>@127.0.0.1:<port>/kaixu`, for a superuser. */
  readonly url: string;
  /** The last of all processes that use the data folder waits until the server has stopped. */
  release(): Promise<void>;
}

/**
 * The PostgreSQL of a data folder, shared by every process that uses the folder and stopped with the last one,
 * however that one ends.
 */
export async function useEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const home = await Home.open(options.dataDir);
  const user = new User(home, options);
  const url = await user.attach();
  return { url, release: () => user.release() };
}

class User {
  private keeper: KeeperConnection | undefined;
  private released = false;

  constructor(
    private readonly home: Home,
    private readonly options: EmbeddedPostgresOptions,
  ) {}

  /** A keeper that ends while it is being asked (its last user just left) is asked again. */
  async attach(): Promise<string> {
    for (;;) {
      const url = await this.attachOnce();
      if (url !== undefined) return url;
      await pause(50);
    }
  }

  async release(): Promise<void> {
    this.released = true;
    await this.keeper?.leave();
  }

  private async attachOnce(): Promise<string | undefined> {
    const ready = deferred<boolean>();
    const keeper = await KeeperConnection.open(this.home, {
      onTurn: (connection) => {
        this.takeTurn(connection).catch((error: unknown) => {
          ready.reject(error);
          connection.destroy(); // another user may fare better
        });
      },
      onReady: () => ready.resolve(true),
      onClose: (connection) => {
        ready.resolve(false);
        if (this.keeper === connection) void this.reattach();
      },
    });
    try {
      if (!(await ready.promise)) return undefined;
      const { password, port } = await this.home.settings();
      const url = clusterUrl(password, port ?? 0);
      const answers = await untilItAnswers(url, keeper, this.say);
      if (!answers || !keeper.isOpen) return undefined;
      this.keeper = keeper;
      keeper.rest();
      if (this.released) await keeper.leave();
      return url;
    } catch (error) {
      keeper.destroy();
      throw error;
    }
  }

  /** The keeper was killed. The server was not: a new keeper takes it over, and pools do not notice. */
  private async reattach(): Promise<void> {
    this.keeper = undefined;
    for (let wait = 100; !this.released && this.keeper === undefined; wait = Math.min(wait * 2, 10_000)) {
      await this.attach().catch(async (error: unknown) => {
        this.say(error instanceof CannotStart ? error.message : `PostgreSQL: ${String(error)}`);
        await pause(wait, undefined, { ref: false });
      });
    }
  }

  private takeTurn(keeper: KeeperConnection): Promise<void> {
    const { home, options } = this;
    return bringUp({ home, ephemeral: options.ephemeral ?? false, say: this.say }, keeper);
  }

  private readonly say = (sentence: string): void => this.options.say?.(sentence);
}

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => ([resolve, reject] = [yes, no]));
  promise.catch(() => undefined); // it may fail before anyone waits for it
  return { promise, resolve, reject };
}
