import type { Json } from './json-schemas.js';

/** What some answers of a route have and others have not: a list's last page has no next one. */
const OPTIONAL = new Set(['Link']);

/** Response headers as the document describes them, after the one that every answer has. */
export function describeHeaders(names: readonly string[]): Record<string, Json> {
  return Object.fromEntries(
    ['X-Request-Id', ...names].map((name) => [
      name,
      { required: !OPTIONAL.has(name), schema: { type: 'string' } },
    ]),
  );
}
