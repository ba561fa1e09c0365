import { connect } from 'node:net';

/** An HTTP answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case; of repeated ones the last. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const TIMEOUT_MS = 20_000;

/**
 * Sends bytes to a server and reads its first answer: for requests that no HTTP client would send. The request must
 * say `Connection: close`, or be one after which the server closes by itself.
 *
 * @param url where the server is; only host and port are used
 * @throws {Error} when the server closes without an answer, or says nothing for 20 s
 */
export async function sendRaw(url: string, ...chunks: (string | Buffer)[]): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const received = await new Promise<Buffer>((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect({ host: hostname, port: Number(port) });
    socket.setTimeout(TIMEOUT_MS, () => {
      socket.destroy(new Error(`no end of the answer after ${String(TIMEOUT_MS)} ms`));
    });
    socket.on('data', (part) => parts.push(part));
    // A server that answers early closes while the rest is still being sent: what it said counts.
    let failure: Error | undefined;
    socket.on('error', (error) => (failure = error));
    socket.on('close', () => {
      const all = Buffer.concat(parts);
      if (all.length > 0) resolve(all);
      else reject(failure ?? new Error('closed without an answer'));
    });
    for (const chunk of chunks) socket.write(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  });
  return parse(received);
}

function parse(received: Buffer): RawAnswer {
  const end = received.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = received.subarray(0, end).toString('latin1').split('\r\n');
  const status = /^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1];
  if (end === -1 || status === undefined)
    throw new Error(`not an HTTP answer: ${received.toString('latin1')}`);
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const rest = received.subarray(end + 4);
  const body = headers['transfer-encoding'] === 'chunked' ? joinChunks(rest) : rest;
  return { status: Number(status), headers, body: body.toString() };
}

function joinChunks(chunked: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = chunked.indexOf('\r\n', at);
    const size = Number.parseInt(chunked.subarray(at, lineEnd).toString(), 16);
    if (lineEnd === -1 || !(size > 0)) return Buffer.concat(parts);
    parts.push(chunked.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}
