import { createHash } from 'node:crypto';
import type { Response } from 'express';

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

function send(res: Response, body: Buffer, etag: string, contentType: string): void {
  res.set({ ETag: etag, 'Content-Type': `${contentType}; charset=utf-8` }).send(body);
}
