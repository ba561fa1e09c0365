import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import { isPassing } from './file-errors.js';

/** A connection that is silent for this long is given up, in ms. */
const SILENCE_TIMEOUT_MS = 20_000;

/** Pauses before another try, in ms. */
const PAUSES_MS = [100, 500];

/** An answer's own words are short; the rest is not of interest. */
const MAX_ERROR_BYTES = 2_000;

/**
 * Asks for the bytes of a file, again where the first tries meet a store that is busy. What is read of it then is not asked for again.
 *
 * The client's own createReadStream can't be used: when one stream is destroyed before its end, as each visitor does who leaves or
 * seeks in a video, it closes the connections of all (`request.agent.destroy()` in @google-cloud/storage 8.4).
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

function ask(url: string, headers: Readonly<Record<string, string>>, signal: AbortSignal) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    const { get } = url.startsWith('https:') ? https : http;
    const request = get(url, { headers, signal }, (response) => {
      const status = response.statusCode ?? 0;
      if (status === 200 || status === 206) resolve(response);
      else void refusalOf(response, status).then(reject, reject);
    });
    request.setTimeout(SILENCE_TIMEOUT_MS, () => {
      request.destroy(Object.assign(new Error('no byte in time'), { code: 'ETIMEDOUT' }));
    });
    request.on('error', reject);
  });
}

async function refusalOf(response: IncomingMessage, status: number): Promise<Error> {
  let words = '';
  for await (const chunk of response.setEncoding('utf8') as AsyncIterable<string>) {
    if (words.length < MAX_ERROR_BYTES) words += chunk;
  }
  return Object.assign(new Error(`Cloud Storage answered ${String(status)}: ${words}`), { code: status });
}
