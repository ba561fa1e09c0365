/**
 * Streams of bytes from and to Cloud Storage, past its client, whose own know no end but the last byte: when a stream of its
 * createReadStream is destroyed, as by each visitor who leaves or seeks in a film, it closes the connections of all others
 * (`request.agent.destroy()`), and when one of createWriteStream is, it leaves its request open (@google-cloud/storage 8.4).
 */
import { once } from 'node:events';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { isPassing } from './file-errors.js';

// Not imported: an ES module that imports it has Node's `fetch` loaded as well, in each instance that starts.
const http = process.getBuiltinModule('node:http');

/** A connection that is silent for this long is given up, in ms. */
const SILENCE_TIMEOUT_MS = 30_000;

/** Pauses before another try, in ms. */
const PAUSES_MS = [100, 500];

/**
 * Asks for the bytes of a file, again where the first tries meet a store that is busy. What is read of it then is not asked for again.
 *
 * @param signal ends the request
 * @throws Error with the status as `code`
 */
export async function openBytes(
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await ask(url, headers, signal);
    } catch (error) {
      if (signal.aborted || !isPassing(error)) throw error;
      await delay(pauseMs, undefined, { signal });
    }
  }
  return ask(url, headers, signal);
}

async function ask(
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = open(url, { headers, signal });
  return accepted(await answerTo(request.end()));
}

/**
 * Sends a stream to the address of a resumable upload, which stores nothing before the stream's end.
 *
 * @returns what the store knows of the file then
 * @throws what the stream ends with; Error with the status as `code`
 */
export async function sendBytes(url: string, body: Readable): Promise<unknown> {
  // On a connection of its own: what is sent can't be sent again when one that was kept turns out to be closed.
  const own = { agent: false, headers: { 'content-range': 'bytes 0-*/*' } };
  const request = open(url, { method: 'PUT', ...own });
  const answer = answerTo(request);
  const sent = pipeline(body, request);
  try {
    // A refusal may come before all is sent.
    const response = await Promise.race([answer, sent.then(() => answer)]);
    const [known] = await Promise.all([accepted(response).then(text), sent]);
    return JSON.parse(known) as unknown;
  } finally {
    request.destroy();
  }
}

function open(url: string, options: RequestOptions): ClientRequest {
  const request = (url.startsWith('https:') ? https : http).request(url, options);
  // Who waits for the answer hears of it; what comes later is heard of by who reads it.
  request.on('error', () => undefined);
  return request.setTimeout(SILENCE_TIMEOUT_MS, () => {
    request.destroy(Object.assign(new Error('no byte in time'), { code: 'ETIMEDOUT' }));
  });
}

async function answerTo(request: ClientRequest): Promise<IncomingMessage> {
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return response;
}

async function accepted(response: IncomingMessage): Promise<IncomingMessage> {
  const code = response.statusCode ?? 0;
  if (code >= 200 && code < 300) return response;
  throw Object.assign(new Error(`Cloud Storage answered ${String(code)}: ${await text(response)}`), { code });
}
