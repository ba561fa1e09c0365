import { lookup as resolve, type LookupAddress } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { AppError } from '../errors/index.js';
import { isPublicAddress } from './public-address.js';

// Not imported: an ES module that imports it has Node's `fetch` loaded as well, in each instance that starts.
const http = process.getBuiltinModule('node:http');

const MAX_REDIRECTS = 3;
const PORTS: ReadonlySet<string> = new Set(['', '80', '443']);

/** What a file is asked for with. */
export interface WantedFile {
  /** More are not read. */
  readonly maxBytes: number;
  /** For all of it, redirects too. */
  readonly timeoutMs: number;
}

/** Files of the public web. */
export interface PublicWeb {
  /**
   * A file's bytes.
   *
   * @throws AppError failed-precondition, with words for who asked: where the address is none of the public web, leads elsewhere,
   *   answers no file, too much or too late
   */
  read(url: string, wanted: WantedFile): Promise<Buffer>;
}

/**
 * Reads by http and https at ports 80 and 443 of public addresses. Each address of a name is looked at when it is connected to, so that none
 * that leads elsewhere later gets in; redirects are followed at the same host only.
 *
 * @param stood an address and port that is let in, for the stand-ins of tests: `127.0.0.1:5000`
 */
export function publicWeb(stood: string | null = null): PublicWeb {
  const isLetIn = (address: string, port: string) =>
    isPublicAddress(address) || (stood !== null && `${address}:${port}` === stood);
  return {
    read: async (given, { maxBytes, timeoutMs }) => {
      const signal = AbortSignal.timeout(timeoutMs);
      let url = URL.parse(given);
      for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
        const target = requireAllowed(url, stood, isLetIn);
        const answer = await ask(target, isLetIn, signal);
        const next = answer.headers.location;
        if (isRedirect(answer) && next !== undefined) {
          answer.destroy();
          url = URL.parse(next, target);
          if (url === null || hostOf(url) !== hostOf(target)) throw refused('leads to another host');
          continue;
        }
        return readBody(answer, maxBytes, signal);
      }
      throw refused(`leads on more than ${String(MAX_REDIRECTS)} times`);
    },
  };
}

type IsLetIn = (address: string, port: string) => boolean;

function requireAllowed(url: URL | null, stood: string | null, isLetIn: IsLetIn): URL {
  if (!url || !/^https?:$/.test(url.protocol)) throw refused('is no http or https address');
  if (url.username !== '' || url.password !== '') throw refused('has a password in it');
  if (!PORTS.has(url.port) && url.host !== stood) throw refused('has another port than 80 and 443');
  // No name is looked up for these.
  const literal = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(literal) !== 0 && !isLetIn(literal, url.port)) throw notPublic();
  return url;
}

async function ask(url: URL, isLetIn: IsLetIn, signal: AbortSignal): Promise<IncomingMessage> {
  const { request: open, Agent } = url.protocol === 'https:' ? https : http;
  const { promise, resolve: answered, reject } = Promise.withResolvers<IncomingMessage>();
  const request = open(url, {
    // One connection a file: none that was opened for another is used.
    agent: new Agent({ keepAlive: false }),
    lookup: lookupOf(url.port, isLetIn),
    headers: { Accept: '*/*', 'Accept-Encoding': 'identity', 'User-Agent': 'Firefolio import' },
    signal,
  });
  request.on('response', (answer) => {
    const { remoteAddress = '' } = answer.socket;
    if (isLetIn(remoteAddress, url.port)) answered(answer);
    else {
      answer.destroy();
      reject(notPublic());
    }
  });
  request.on('error', (error) => {
    reject(error instanceof AppError ? error : unreachable(signal, error));
  });
  request.end();
  return promise;
}

/** Node's own, which refuses a name as soon as one of its addresses is not let in. */
function lookupOf(port: string, isLetIn: IsLetIn): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { all: true }, (error: Error | null, addresses: LookupAddress[]) => {
      if (error) {
        callback(error, '', 0);
        return;
      }
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isLetIn(address, port))) callback(notPublic(), '', 0);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

async function readBody(answer: IncomingMessage, maxBytes: number, signal: AbortSignal): Promise<Buffer> {
  const { statusCode = 0, headers } = answer;
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    if (statusCode !== 200) throw refused(`was answered with ${String(statusCode)}`);
    if (Number(headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    throw error instanceof AppError ? error : unreachable(signal, error);
  } finally {
    answer.destroy();
  }
}

function isRedirect({ statusCode = 0 }: IncomingMessage): boolean {
  return [301, 302, 303, 307, 308].includes(statusCode);
}

function hostOf({ hostname, port }: URL): string {
  return hostname.replace(/^www\./, '') + (PORTS.has(port) ? '' : `:${port}`);
}

function refused(detail: string, cause?: unknown): AppError {
  return new AppError({ code: 'failed-precondition', message: `The address ${detail}.`, cause });
}

function notPublic(): AppError {
  return refused('is none of the public web');
}

function tooLarge(maxBytes: number): AppError {
  return refused(`has more than ${String(Math.floor(maxBytes / 1024 / 1024))} MB`);
}

function unreachable(signal: AbortSignal, cause: unknown): AppError {
  return refused(signal.aborted ? 'did not answer in time' : 'could not be reached', cause);
}
