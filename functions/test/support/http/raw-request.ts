import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { requireDocumented } from './answer-check.js';
import type { Answer } from './api.js';
import { environment } from '../suite/environment.js';

interface RawOptions {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  /** Hosting when absent. */
  readonly baseUrl?: string;
}

/**
 * A request that goes out exactly as given. `fetch` resolves `..` and `%2e%2e` in paths, and sends `Cache-Control:
 * no-cache` along with `If-None-Match`, for which there is never a 304.
 * Its answer is held against the API's document.
 *
 * @param path printable ASCII without spaces
 * @throws Error for an answer that is not in the document
 */
export async function rawRequest(path: string, options: RawOptions = {}): Promise<Answer<unknown>> {
  const { method = 'GET', headers = {}, baseUrl = environment.siteUrl } = options;
  const { hostname, port, pathname } = new URL(baseUrl);
  const sent = request({
    hostname,
    port,
    path: `${pathname.replace(/\/$/, '')}${path}`,
    method,
    headers,
  }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const body = await text(response);
  const isJson = body !== '' && /[/+]json/.test(response.headers['content-type'] ?? '');
  const answered = Object.entries(response.headers).map(
    ([name, value]) => [name, String(value)] as [string, string],
  );
  const [status, answerHeaders] = [response.statusCode ?? 0, new Headers(answered)];
  await requireDocumented({ method, url: `${baseUrl}${path}`, status, headers: answerHeaders, body });
  return { status, headers: answerHeaders, body: isJson ? JSON.parse(body) : body };
}
