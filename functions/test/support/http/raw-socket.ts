import { connect } from 'node:net';
import { requireDocumented } from './answer-check.js';

/** An HTTP answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case; of repeated ones the last. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const TIMEOUT_MS = 20_000;

/**
 * Sends bytes to a server and reads its first answer: for requests that no HTTP client would send. The answer is held
 * against the API's document.
 *
 * Leave `Connection: close` out of large requests to the emulator: firebase-tools hands it on, writes to the worker
 * that closes after its answer, and takes the whole suite down with an uncaught ERR_HTTP_HEADERS_SENT.
 *
 * @param url where the server is; only host and port are used
 * @throws {Error} when the server closes without an answer, or says nothing for 20 s, or for an answer that is not in the
 * document
 */
export async function sendRaw(url: string, ...chunks: (string | Buffer)[]): Promise<RawAnswer> {
  const answer = await exchangeBytes(url, chunks);
  const [method = '', target = ''] = String(chunks[0]).split('\r\n', 1).join('').split(' ');
  await requireDocumented({
    ...answer,
    method,
    url: target.startsWith('/') ? `${new URL(url).origin}${target}` : target,
    headers: new Headers(answer.headers),
  });
  return answer;
}

function exchangeBytes(url: string, chunks: readonly (string | Buffer)[]): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    // A server that answers early closes while the rest is still being sent: what it said counts.
    let failure = new Error('closed without an answer');
    const socket = connect({ host: hostname, port: Number(port) });
    socket.setTimeout(TIMEOUT_MS, () => {
      socket.destroy(new Error(`no answer after ${String(TIMEOUT_MS)} ms`));
    });
    socket.on('data', (part) => {
      received = Buffer.concat([received, Buffer.from(part)]);
      if (parse(received)?.isComplete) socket.destroy();
    });
    socket.on('error', (error) => (failure = error));
    socket.on('close', () => {
      const answer = parse(received);
      if (answer) resolve(answer);
      else reject(failure);
    });
    for (const chunk of chunks) socket.write(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  });
}

/** The answer as far as it has come, or null before its headers' end. */
function parse(received: Buffer): (RawAnswer & { readonly isComplete: boolean }) | null {
  const end = received.indexOf('\r\n\r\n');
  if (end === -1) return null;
  const [statusLine = '', ...lines] = received.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1]);
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const rest = received.subarray(end + 4);
  if (headers['transfer-encoding'] === 'chunked') {
    const { body, isComplete } = joinChunks(rest);
    return { status, headers, body, isComplete };
  }
  const length = status === 204 || status === 304 ? 0 : Number(headers['content-length'] ?? Infinity);
  return { status, headers, body: rest.toString(), isComplete: rest.length >= length };
}

function joinChunks(chunked: Buffer): { body: string; isComplete: boolean } {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = chunked.indexOf('\r\n', at);
    const size = Number.parseInt(chunked.subarray(at, lineEnd).toString(), 16);
    if (lineEnd === -1 || !(size > 0)) {
      return { body: Buffer.concat(parts).toString(), isComplete: size === 0 };
    }
    parts.push(chunked.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}
