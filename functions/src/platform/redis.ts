import { AsyncLocalStorage } from 'node:async_hooks';
import type { Redis as Client } from 'ioredis';
import { withDeadline } from '../shared/deadline.js';
import { once } from '../shared/once.js';
import { errorFields, type Logger } from './logger.js';

/** The one Redis connection of this instance. */
export interface Redis {
  /**
   * Sends one command, such as `['GET', key]`, and gives its reply.
   *
   * @throws Error with Redis' own words when it refuses the command; any other when there is no answer within 400 ms,
   * at once while Redis is known to be away
   */
  send(command: readonly string[]): Promise<unknown>;
}

/** In ms, and short: a request waits for the answer. */
const OPTIONS = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 1,
  connectTimeout: 500,
  commandTimeout: 300,
  // A connection that a firewall has dropped does not say so, and takes minutes to fail by itself. Longer than a command's
  // bound: a reply that comes late, because this process was busy, must not cost the connection.
  socketTimeout: 1_000,
} as const;

/** The bound of a command together with its wait for a connection, in ms. */
const ANSWER_TIMEOUT_MS = 400;

/** The longest pause between two tries to connect, in ms; no try is the last. */
const MAX_RETRY_DELAY_MS = 1_000;

/**
 * Redis at a `redis://` or `rediss://` URL, through ioredis, which is imported and connected at the first command.
 * A lost connection is made again for as long as it takes; the log says when it is lost and when it is back.
 */
export function lazyRedis(url: string, logger: Logger): Redis {
  // The connection belongs to no request, least of all to the one that happened to be the first.
  const outsideOfRequests = AsyncLocalStorage.snapshot();
  const connect = once(() => outsideOfRequests(() => connectTo(url, logger)));
  return {
    async send([name = '', ...args]) {
      const connection = await connect();
      const reply = connection.firstTry.then(() => connection.client.call(name, ...args));
      return withDeadline(reply, ANSWER_TIMEOUT_MS);
    },
  };
}

async function connectTo(url: string, logger: Logger): Promise<Connection> {
  // The default export has them all; once bundled, a CommonJS package has no other.
  const { default: ioredis } = await import('ioredis');
  const client = new ioredis.Redis(url, {
    ...OPTIONS,
    lazyConnect: true,
    retryStrategy: (attempt) => Math.min(50 * attempt, MAX_RETRY_DELAY_MS),
  });
  return new Connection(client, logger);
}

/** A client that connects for good, and what is known of its connection. */
class Connection {
  /** Commands wait for the first try to connect, at start and after an end without error, such as that of an idle one. */
  firstTry: Promise<unknown>;
  private isReady = false;
  private isLost = false;

  constructor(
    readonly client: Client,
    private readonly logger: Logger,
  ) {
    client.on('ready', () => {
      this.onReady();
    });
    client.on('error', (error) => {
      this.onLoss(error);
    });
    client.on('close', () => {
      if (this.isReady && !this.isLost) this.firstTry = nextTry(client);
      this.isReady = false;
      this.onLoss();
    });
    this.firstTry = nextTry(client);
    client.connect().catch(() => undefined); // reported as an event
  }

  private onReady(): void {
    if (this.isLost) this.logger.log('info', 'redis is connected again');
    this.isLost = false;
    this.isReady = true;
  }

  private onLoss(error?: Error): void {
    if (!this.isLost) this.logger.log('warn', 'redis is not connected', error && errorFields(error));
    this.isLost = true;
  }
}

/** Resolves when the next try to connect is over, either way. */
function nextTry(client: Client): Promise<unknown> {
  return new Promise((resolve) => {
    client.once('ready', resolve);
    client.once('close', resolve);
  });
}
