import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Answer } from './api.js';
import { environment } from './environment.js';

interface RawOptions {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  /** Hosting when absent. */
  readonly baseUrl?: string;
}

/**
 * A request that goes out exactly as given. `fetch` resolves `..` and `%2e%2e` in paths, and sends `Cache-Control:
 * no-cache` along with `If-None-Match`, for which there is never a 304.
 *
 * @param path printable ASCII without spaces
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
  return {
    status: response.statusCode ?? 0,
    headers: new Headers(answered),
    body: isJson ? JSON.parse(body) : body,
  };
}
