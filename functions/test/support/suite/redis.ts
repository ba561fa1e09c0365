import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import { Redis } from 'ioredis';
import { freePort } from './free-port.js';
import { waitFor } from '../wait-for.js';

/** The REDIS_URL that the tests were started with. */
const GIVEN_URL = process.env['FIREFOLIO_REDIS_URL'] ?? '';

const hasServer = spawnSync('redis-server', ['--version']).status === 0;

/** Tests that need a Redis: REDIS_URL's, else one of their own. Where there is neither they are skipped, by name. */
export const describeWithRedis = GIVEN_URL !== '' || hasServer ? describe : describe.skip;

/** Tests that stop their Redis, which therefore has to be their own. */
export const describeWithOwnRedis = GIVEN_URL === '' && hasServer ? describe : describe.skip;

/** Sends one command, over a connection of its own. */
export async function askRedis(url: string, [name = '', ...args]: readonly string[]): Promise<unknown> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: null });
  client.on('error', () => undefined); // the rejection says the same
  try {
    await client.connect();
    return await client.call(name, ...args);
  } finally {
    client.disconnect();
  }
}

/** A Redis server of one test file: on a free port of this machine, with nothing kept on disk. */
export class RedisServer {
  private child: ChildProcess | undefined;

  private constructor(
    private readonly port: number,
    private readonly folder: string,
  ) {}

  /** The server, started. */
  static async create(): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), mkdtempSync(join(tmpdir(), 'firefolio-redis-')));
    await server.start();
    return server;
  }

  /** For REDIS_URL. */
  get url(): string {
    return `redis://127.0.0.1:${String(this.port)}`;
  }

  /** Starts it, on the same port as before, and waits until it answers. */
  async start(): Promise<void> {
    const options = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', this.folder];
    this.child = spawn('redis-server', ['--port', String(this.port), ...options], { stdio: 'ignore' });
    await waitFor(() => askRedis(this.url, ['PING']), { description: 'the Redis server' });
  }

  /** Ends it with all it has counted, and waits until it is gone. */
  async stop(): Promise<void> {
    const child = this.child;
    if (child?.exitCode !== null || child.signalCode !== null) return; // none, or ended by itself
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Keeps it from answering, with its connections open. */
  pause(): void {
    this.child?.kill('SIGSTOP');
  }

  /** Lets it answer again. */
  resume(): void {
    this.child?.kill('SIGCONT');
  }

  /** Ends it and removes its folder. */
  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** REDIS_URL's server, or a new one. */
export async function findRedis(): Promise<{ readonly url: string; remove(): Promise<void> }> {
  if (GIVEN_URL === '') return RedisServer.create();
  return { url: GIVEN_URL, remove: () => Promise.resolve() };
}
