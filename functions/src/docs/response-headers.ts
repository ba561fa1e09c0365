import type { Json } from './json-schemas.js';

/** What each response header of the API says. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  'X-Request-Id': 'Id of the request; the log has it, and what the request causes',
  ETag: 'The version, with a mark where more than that was changed since, or what tells the body from another',
  'Last-Modified': 'When it was last changed, or an author of it was renamed',
  Link: 'The next page (rel="next"), where there is one',
  Location: 'Where it is',
  'Content-Disposition': 'A name for the file',
  'Accept-Ranges': 'That a part of it can be asked for',
  'Content-Range': 'Which bytes of it these are, and how many it has',
  'Retry-After': 'Seconds after which to try again',
  'WWW-Authenticate': 'What is wrong with the token (RFC 6750)',
};

/** What some answers of a route have and others have not. */
const OPTIONAL = new Set(['Link']);

/** The response headers of the document, described once. */
export class ResponseHeaders {
  readonly components: Record<string, Json> = {};

  /** References to headers, after the one that every answer has. */
  use(names: readonly string[]): Record<string, Json> {
    return Object.fromEntries(['X-Request-Id', ...names].map((name) => [name, this.useOne(name)]));
  }

  private useOne(name: string): Json {
    const description = DESCRIPTIONS[name];
    this.components[name] ??= {
      ...(description !== undefined && { description }),
      required: !OPTIONAL.has(name),
      schema: { type: 'string' },
    };
    return { $ref: `#/components/headers/${name}` };
  }
}
