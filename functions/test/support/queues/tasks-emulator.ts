import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** What is used of firebase-tools' emulator. */
interface TasksEmulator {
  start(): Promise<void>;
  stop(): Promise<void>;
}

const require = createRequire(import.meta.url);
const { TasksEmulator: Emulator } = require('firebase-tools/lib/emulator/tasksEmulator.js') as {
  TasksEmulator: new (where: { host: string; port: number }) => TasksEmulator;
};

/** The Cloud Tasks emulator of firebase-tools, without the rest of the suite. */
export interface OwnTasksEmulator {
  /** `host:port` */
  readonly host: string;
  /** Makes a queue as the Functions emulator does when it loads a function. */
  createQueue(project: string, name: string, options: unknown): Promise<void>;
  /** Puts a task into a queue, whose handler is at `url`. */
  addTask(project: string, name: string, url: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one on a free port. */
export async function startTasksEmulator(): Promise<OwnTasksEmulator> {
  const port = await freePort();
  const emulator = new Emulator({ host: '127.0.0.1', port });
  await emulator.start();
  const host = `127.0.0.1:${String(port)}`;
  const post = async (project: string, rest: string, body: unknown) => {
    const url = `http://${host}/projects/${project}/locations/us-central1/queues/${rest}`;
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${rest}: ${String(answer.status)} ${await answer.text()}`);
  };
  return {
    host,
    createQueue: (project, name, options) => post(project, name, options),
    addTask: (project, name, url) => {
      const body = Buffer.from('{"data":{}}').toString('base64');
      return post(project, `${name}/tasks`, { task: { httpRequest: { url, body, headers: {} } } });
    },
    stop: () => emulator.stop(),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}
