import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterEach, expect, test } from '@jest/globals';
import { waitFor } from '../../test/support/wait-for.js';
import { openBytes, sendBytes } from './file-bytes.js';

const FOREVER = new AbortController().signal;

let server: Server | undefined;

afterEach(() => {
  server?.close().closeAllConnections();
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/b/bucket/o/path?alt=media`;
}

/** Answers with these one after the other. */
function answering(...statuses: readonly number[]) {
  const asked: (string | undefined)[] = [];
  const listener: RequestListener = ({ headers }, res) => {
    const status = statuses[asked.length] ?? 500;
    asked.push(headers.range);
    res.writeHead(status).end(`bytes of ${String(status)}`);
  };
  return { asked, listener };
}

test('a store that is busy is asked again', async () => {
  const { asked, listener } = answering(503, 429, 206);
  const url = await serve(listener);
  const response = await openBytes(url, { range: 'bytes=0-5' }, FOREVER);
  expect((await buffer(response)).toString()).toBe('bytes of 206');
  expect(asked).toEqual(['bytes=0-5', 'bytes=0-5', 'bytes=0-5']);
});

test('a store that stays busy is given up', async () => {
  const { asked, listener } = answering(503, 503, 503, 200);
  await expect(openBytes(await serve(listener), {}, FOREVER)).rejects.toMatchObject({ code: 503 });
  expect(asked).toHaveLength(3);
});

test('what is refused is refused at once, in the words of the store', async () => {
  const { asked, listener } = answering(404, 200);
  await expect(openBytes(await serve(listener), {}, FOREVER)).rejects.toMatchObject({
    code: 404,
    message: 'Cloud Storage answered 404: bytes of 404',
  });
  expect(asked).toHaveLength(1);
});

test('one that ends leaves the others', async () => {
  const url = await serve((_request, res) => {
    res.writeHead(200).write('begun, ');
    setTimeout(() => res.end('ended'), 100);
  });
  const leaving = new AbortController();
  const [left, stays] = await Promise.all([openBytes(url, {}, leaving.signal), openBytes(url, {}, FOREVER)]);
  left.on('error', () => undefined);
  leaving.abort();
  expect((await buffer(stays)).toString()).toBe('begun, ended');
  expect(left.destroyed).toBe(true);
});

test('one that ends before it has begun is not asked again', async () => {
  let asked = 0;
  const leaving = new AbortController();
  const url = await serve(() => {
    asked += 1;
    leaving.abort();
  });
  await expect(openBytes(url, {}, leaving.signal)).rejects.toThrow('abort');
  expect(asked).toBe(1);
});

test('bytes that break off are an error', async () => {
  const url = await serve((_request, res) => {
    res.writeHead(200, { 'content-length': '100' }).write('begun');
    setTimeout(() => res.destroy(), 50);
  });
  await expect(buffer(await openBytes(url, {}, FOREVER))).rejects.toMatchObject({ code: 'ECONNRESET' });
});

test('a stream is sent as it comes, and what is known of it then comes back', async () => {
  const received: string[] = [];
  const url = await serve((req, res) => {
    received.push(req.method ?? '', String(req.headers['content-range']));
    void text(req).then((bytes) => {
      received.push(bytes);
      res.end('{"name":"film"}');
    });
  });
  expect(await sendBytes(url, Readable.from(['one, ', 'two']))).toEqual({ name: 'film' });
  expect(received).toEqual(['PUT', 'bytes 0-*/*', 'one, two']);
});

test('a stream that breaks off ends its request', async () => {
  const ended = Promise.withResolvers<boolean>();
  const url = await serve((req) => {
    req.resume().on('error', () => {
      ended.resolve(req.complete);
    });
  });
  const body = new Readable({ read: () => undefined });
  body.push('begun');
  const sending = sendBytes(url, body);
  setTimeout(() => body.destroy(new Error('the visitor left')), 50);
  await expect(sending).rejects.toThrow('the visitor left');
  expect(await ended.promise).toBe(false);
});

test('a refusal that comes before all is sent ends the request', async () => {
  const url = await serve((_request, res) => {
    res.writeHead(403, { connection: 'close' }).end('no role');
  });
  const body = Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(65_536);
    })(),
  );
  await expect(sendBytes(url, body)).rejects.toMatchObject({ code: expect.anything() });
  await waitFor(() => Promise.resolve(body.destroyed));
});
