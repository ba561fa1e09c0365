/** What memory a process needs is measured, and what the framework makes of bodies. */
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { constants, createBrotliCompress, createDeflate, createGzip } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { storeJob } from '../support/work/jobs.js';
import { sendRaw } from '../support/http/raw-socket.js';

jest.setTimeout(180_000);

const MB = 1024 * 1024;

/** The smallest instance that Firefolio would run on; the default heap of a machine with more memory hides a leak. */
const HEAP = { NODE_OPTIONS: '--max-old-space-size=512', RATE_LIMIT_SCALE: '1000000' };

/** An instance is ended for more: 512 MiB with what else the container needs. */
const MAX_PEAK_BYTES = 420 * MB;

const COMPRESSORS = {
  gzip: () => createGzip(),
  deflate: () => createDeflate(),
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
};

interface HostileBody {
  readonly name: string;
  readonly headers: readonly string[];
  readonly bytes: Buffer;
}

/** `megabytes` of `pattern`, compressed without ever being in memory as a whole. */
async function bomb(
  encoding: keyof typeof COMPRESSORS,
  pattern: string,
  megabytes: number,
): Promise<HostileBody> {
  const compressor = COMPRESSORS[encoding]();
  const bytes = buffer(compressor);
  const megabyte = Buffer.alloc(MB, pattern);
  for (let written = 0; written < megabytes; written += 1) {
    if (!compressor.write(megabyte)) await once(compressor, 'drain');
  }
  compressor.end();
  const headers = [`Content-Encoding: ${encoding}`];
  return {
    name: `${String(megabytes)} MB of ${pattern} in ${encoding}`,
    headers: [...headers, `Content-Length: ${String((await bytes).length)}`],
    bytes: await bytes,
  };
}

async function hostileBodies(): Promise<HostileBody[]> {
  const plain = Buffer.alloc(27 * MB, '{},');
  plain[0] = '['.charCodeAt(0);
  const chunk = Buffer.concat([Buffer.from('100000\r\n'), plain.subarray(0, MB), Buffer.from('\r\n')]);
  const encodings = Object.keys(COMPRESSORS) as (keyof typeof COMPRESSORS)[];
  const bombs: HostileBody[] = [];
  for (const encoding of encodings) {
    bombs.push(await bomb(encoding, '{},', 30), await bomb(encoding, 'a', 300));
  }
  return [
    ...bombs,
    { name: '27 MB, plain', headers: [`Content-Length: ${String(plain.length)}`], bytes: plain },
    {
      name: '27 MB without a length',
      headers: ['Transfer-Encoding: chunked'],
      bytes: Buffer.concat([...Array.from({ length: 27 }, () => chunk), Buffer.from('0\r\n\r\n')]),
    },
  ];
}

/** Says how long it is, and does not come. */
const ANNOUNCED: HostileBody = {
  name: '27 MB, announced',
  headers: [`Content-Length: ${String(27 * MB)}`],
  bytes: Buffer.alloc(0),
};

let bodies: HostileBody[];
let token: string;

beforeAll(async () => {
  bodies = await hostileBodies();
  token = (await logIn(await createAccount({ role: 'editor' }))).access_token;
});

/** Sends a body with a request line of its own, and gives the status of the answer. */
async function send(base: string, path: string, { headers, bytes }: HostileBody, extra: string[] = []) {
  const prefix = new URL(base).pathname.replace(/\/$/, '');
  const head = [`POST ${prefix}${path} HTTP/1.1`, 'Host: localhost', 'Content-Type: application/json'];
  const { status } = await sendRaw(base, `${[...head, ...headers, ...extra].join('\r\n')}\r\n\r\n`, bytes);
  return status;
}

function refusalOf({ headers }: HostileBody): number {
  return headers.some((line) => line.startsWith('Content-Encoding')) ? 415 : 413;
}

/** The most memory that a process has had so far, in bytes; undefined where the system does not tell. */
function peakBytes({ pid }: RunningFunction): number | undefined {
  const file = `/proc/${String(pid)}/status`;
  if (!existsSync(file)) return undefined;
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(file, 'utf8'))?.[1]) * 1024;
}

function expectModestPeak(name: string, running: RunningFunction): void {
  const peak = peakBytes(running);
  if (peak === undefined) return;
  console.log(`${name}: at most ${String(Math.round(peak / MB))} MiB`);
  expect(peak).toBeLessThan(MAX_PEAK_BYTES);
}

describe('the API under the functions framework with a heap of 512 MB', () => {
  const paths = ['/', '/nothing', '/api/health', '/api/auth/login', '/api/contact', '/admin/api/posts'];
  const IMPORT = '/admin/api/posts/import?format=json';
  let api: RunningFunction;

  beforeAll(async () => {
    api = await startFunction(HEAP);
  });
  afterEach(() => {
    expect(api.isRunning()).toBe(true);
  });
  afterAll(async () => {
    expectModestPeak('api', api);
    await api.stop();
  });

  test.each([...paths, IMPORT])('at %s refuses each kind of hostile body', async (path) => {
    for (const body of bodies) {
      const status = await send(api.url, path, body);
      if (![401, 404, 405, 413, 415].includes(status)) throw new Error(`${body.name}: ${String(status)}`);
    }
  });

  test('where an editor may send a file, too', async () => {
    for (const body of bodies) {
      const status = await send(api.url, IMPORT, body, [`Authorization: Bearer ${token}`]);
      expect({ name: body.name, status }).toEqual({ name: body.name, status: refusalOf(body) });
    }
  });

  test('refuses a long body before any of it has come', async () => {
    expect(await send(api.url, '/api/contact', ANNOUNCED)).toBe(413);
  });

  test('refuses forty of a kind at once, and answers the others meanwhile', async () => {
    for (const body of bodies) {
      const forty = Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          send(api.url, [...paths, IMPORT][index % 7] ?? '', body, [`Authorization: Bearer ${token}`]),
        ),
      );
      expect(await call('/api/health', { baseUrl: api.url })).toMatchObject({ status: 200 });
      expect(await call('/api/posts', { baseUrl: api.url })).toMatchObject({ status: 200 });
      for (const status of await forty) expect([404, 405, 413, 415]).toContain(status);
    }
  });

  test('holds no more than two of forty files at once', async () => {
    // An account with so many jobs may begin none: its file is refused once it was read.
    const account = await createAccount({ role: 'editor' });
    const jobs = await Promise.all(
      Array.from({ length: 20 }, () => storeJob({ createdBy: { id: account.id, name: '' } })),
    );
    const authorization = `Authorization: Bearer ${(await logIn(account)).access_token}`;
    const bytes = Buffer.alloc(20 * MB, ' ');
    const file = { name: 'file', headers: [`Content-Length: ${String(bytes.length)}`], bytes };
    const statuses = await Promise.all(
      Array.from({ length: 40 }, () => send(api.url, IMPORT, file, [authorization])),
    );
    expect(new Set(statuses)).toEqual(new Set([429]));
    await Promise.all(jobs.map(({ id }) => firestore.collection('jobs').doc(id).delete()));
  });

  test('the connection of a refused body goes on', async () => {
    const plain = bodies.find(({ name }) => name === '27 MB without a length');
    const response = await fetch(`${api.url}/api/contact`, {
      method: 'POST',
      body: plain?.bytes as Uint8Array<ArrayBuffer>,
      headers: { 'Content-Type': 'application/json' },
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ status: 413 });
  });
});

describe.each(['sendEmail', 'runJob', 'sweepJobs'])(
  '%s under the functions framework with a heap of 512 MB',
  (target) => {
    let running: RunningFunction;

    beforeAll(async () => {
      running = await startFunction(HEAP, target);
    });
    afterAll(async () => {
      expectModestPeak(target, running);
      await running.stop();
    });

    test('refuses a long body before any of it has come', async () => {
      expect(await send(running.url, '/', ANNOUNCED)).toBe(413);
    });

    test('refuses each kind of hostile body, forty at once', async () => {
      for (const body of bodies) {
        const statuses = await Promise.all(Array.from({ length: 40 }, () => send(running.url, '/', body)));
        expect({ name: body.name, statuses: new Set(statuses) }).toEqual({
          name: body.name,
          statuses: new Set([refusalOf(body)]),
        });
      }
      expect(running.isRunning()).toBe(true);
    });
  },
);

describe('through Hosting', () => {
  test('refuses them, and goes on', async () => {
    for (const body of bodies) {
      const status = await send(environment.siteUrl, '/api/contact', body);
      // The longest ones Hosting's emulator may refuse itself.
      const expected = body.bytes.length > 32 * 1024 ? 413 : 415;
      expect(body.bytes.length > 8 * MB ? [413, 500] : [expected]).toContain(status);
    }
    expect(await call('/api/health')).toMatchObject({ status: 200 });
  });
});
