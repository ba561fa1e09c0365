import type { z } from 'zod';
import { validationFailed } from '../errors/index.js';
import { refusalInWords } from './refusals-in-words.js';

/** Refused fields that are named; an answer must not be many times the size of its request. */
const MAX_ERRORS = 50;

/** What is said of a field that the schema does not have. */
const UNKNOWN_FIELD = 'is not a known field';

/** What is said of a query parameter that the route does not have. */
const UNKNOWN_PARAMETER = 'is not a parameter of this route';

/** Whether a refused field is one whose name the client has made up, by what is said of it. */
export function isMadeUp(detail: string): boolean {
  return detail === UNKNOWN_FIELD || detail.startsWith(UNKNOWN_PARAMETER);
}

/**
 * `value` parsed by `schema`; undefined without a schema.
 *
 * @throws AppError validation-failed with one entry for each refused field
 */
export function parseInput(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value, { error: refusalInWords });
  if (result.success) return result.data;
  throw validationFailed(result.error.issues.slice(0, MAX_ERRORS).flatMap(fieldErrors).slice(0, MAX_ERRORS));
}

/**
 * A request's query parsed by `schema`; undefined without one. Of what everybody reads parameters that the route does not know
 * are dropped, so that what others append to an address changes no answer; to accounts they would seem to work.
 *
 * @throws AppError validation-failed with one entry for each refused parameter
 */
export function parseQuery(
  schema: z.ZodObject | undefined,
  query: object,
  access: { readonly isForAccounts: boolean },
): unknown {
  const known = Object.keys(schema?.shape ?? {});
  const unknown = access.isForAccounts ? Object.keys(query).filter((name) => !known.includes(name)) : [];
  if (unknown.length === 0) return parseInput(schema, query);
  const others = known.length === 0 ? 'it has none' : `it has ${known.join(', ')}`;
  const detail = `${UNKNOWN_PARAMETER}; ${others}`;
  throw validationFailed(unknown.slice(0, MAX_ERRORS).map((name) => ({ pointer: pointer([name]), detail })));
}

function fieldErrors(issue: z.core.$ZodIssue): { pointer: string; detail: string }[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointer([...issue.path, key]),
      detail: UNKNOWN_FIELD,
    }));
  }
  return [{ pointer: pointer(issue.path), detail: issue.message }];
}

/** JSON pointer of a path, with RFC 6901's escapes; keys a client made up are cut to a printable length. */
function pointer(path: readonly PropertyKey[]): string {
  return path
    .map((part) => `/${String(part).slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
