/**
 * What stands between visitors and the product as Hosting's network does, and a page beside which pages are measured.
 */
import { once } from 'node:events';
import { createServer, request, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import { HOST } from '../../scripts/lib/emulators/ports.ts';

/** A server of this process. */
interface Front {
  /** Its origin. */
  readonly url: string;
  readonly stop: () => void;
}

/** What networks compress; the rest is compressed by itself. */
const COMPRESSED = /^(?:text\/|image\/svg|application\/(?:[\w.]+\+)?(?:json|xml)|application\/javascript)/;

/** Passes everything on to the Hosting emulator, and compresses what it leaves as it is: the answers of functions. */
export function startFront(hostingPort: number): Promise<Front> {
  return listen((req, res) => {
    const { method, url: path, headers } = req;
    const passed = request({ host: HOST, port: hostingPort, method, path, headers }, (answer) => {
      const { 'content-length': length, ...kept } = answer.headers;
      const status = answer.statusCode ?? 502;
      if (kept['content-encoding'] !== undefined || !COMPRESSED.test(kept['content-type'] ?? '')) {
        res.writeHead(status, { ...kept, ...(length !== undefined && { 'content-length': length }) });
        answer.pipe(res);
        return;
      }
      res.writeHead(status, { ...kept, 'content-encoding': 'gzip' });
      pipeline(answer, createGzip(), res, () => undefined);
    });
    passed.on('error', () => res.writeHead(502).end());
    req.pipe(passed);
  });
}

/** A heading, a paragraph, and nothing to load. */
const BLANK = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Blank</title>
    <link rel="icon" href="data:," />
  </head>
  <body><h1>Blank</h1><p>There is nothing on this page.</p></body>
</html>
`;

/** Answers every request with a page that has next to nothing. */
export function startBlank(): Promise<Front> {
  return listen((_req, res) => {
    res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(BLANK);
  });
}

async function listen(listener: RequestListener): Promise<Front> {
  const server = createServer(listener).listen(0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://${HOST}:${port}`, stop };
}
