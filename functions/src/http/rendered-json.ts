import { createHash } from 'node:crypto';
import type { Response } from 'express';

interface Rendered {
  readonly body: Buffer;
  readonly etag: string;
}

const renderedBySource = new WeakMap<object, Rendered>();

/**
 * Answers `present(source)` as JSON with a strong ETag, or 304 when the client has it. Rendered once for each source
 * object: a kept value, the same object for every reader, costs no rendering again.
 *
 * @param present always the same function for one source
 */
export function sendRendered<T extends object>(
  res: Response,
  source: T,
  present: (source: T) => unknown,
): void {
  let rendered = renderedBySource.get(source);
  if (!rendered) {
    rendered = render(present(source));
    renderedBySource.set(source, rendered);
  }
  res.set({ ETag: rendered.etag, 'Content-Type': 'application/json; charset=utf-8' }).send(rendered.body);
}

function render(json: unknown): Rendered {
  const body = Buffer.from(JSON.stringify(json));
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` };
}
