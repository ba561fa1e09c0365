import { createHash } from 'node:crypto';
import type { Response } from 'express';
import { keepAnswer } from './prepared-answers.js';

/** How a value is written out for an answer. */
export interface Rendering<T extends object> {
  /** Media type of the text, which is in UTF-8. */
  readonly contentType: string;
  readonly render: (source: T) => string;
}

interface Rendered {
  readonly body: Buffer;
  readonly etag: string;
}

/** By source and by what rendered it. */
const renderedBySource = new WeakMap<object, WeakMap<object, Rendered>>();

/**
 * Answers `present(source)` as JSON with a strong ETag, or 304 when the client has it. Rendered once for each source
 * object: a kept value, the same object for every reader, costs no rendering again.
 *
 * @param present the same function at each call: what another one has rendered is not found
 */
export function sendRendered<T extends object>(
  res: Response,
  source: T,
  present: (source: T) => unknown,
): void {
  const { body, etag } = renderOnce(source, present, () => JSON.stringify(present(source)));
  send(res, body, etag, 'application/json');
}

/** For sendRendered: what is JSON already. */
export function asItIs(source: object): object {
  return source;
}

/** The same for any text. @param rendering the same object at each call */
export function sendRenderedAs<T extends object>(res: Response, source: T, rendering: Rendering<T>): void {
  const { body, etag } = renderOnce(source, rendering, () => rendering.render(source));
  send(res, body, etag, rendering.contentType);
}

function renderOnce(source: object, renderer: object, render: () => string): Rendered {
  let byRenderer = renderedBySource.get(source);
  if (!byRenderer) renderedBySource.set(source, (byRenderer = new WeakMap()));
  let rendered = byRenderer.get(renderer);
  if (!rendered) byRenderer.set(renderer, (rendered = digest(Buffer.from(render()))));
  return rendered;
}

function digest(body: Buffer): Rendered {
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` };
}

/**
 * Express gives no 304 to a request with `Cache-Control: no-cache`, which browsers' fetch and the Hosting emulator add
 * to conditional requests. It is meant for caches on the way (RFC 9111 §5.2.1.4); here the answer is always fresh.
 */
function send(res: Response, body: Buffer, etag: string, contentType: string): void {
  Reflect.deleteProperty(res.req.headers, 'cache-control');
  res.set({ ETag: etag, 'Content-Type': `${contentType}; charset=utf-8` });
  keepAnswer(res, body);
  res.send(body);
}
