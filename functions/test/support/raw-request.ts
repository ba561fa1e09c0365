import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Answer } from './api.js';
import { environment } from './environment.js';

/**
 * A request whose path goes out exactly as given: `fetch` resolves `..` and `%2e%2e` before it sends. To the function's
 * own URL, since the Hosting emulator answers 500 to some of these by itself.
 *
 * @param path below the function, printable ASCII without spaces
 */
export async function rawRequest(
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer<unknown>> {
  const { hostname, port, pathname } = new URL(environment.functionUrl);
  const sent = request({ hostname, port, path: `${pathname}${path}`, method, headers }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const body = await text(response);
  const isJson = /[/+]json/.test(response.headers['content-type'] ?? '');
  const answered = Object.entries(response.headers).map(
    ([name, value]) => [name, String(value)] as [string, string],
  );
  return {
    status: response.statusCode ?? 0,
    headers: new Headers(answered),
    body: isJson ? JSON.parse(body) : body,
  };
}
