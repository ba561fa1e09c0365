import type { components } from './schema.js';

/** A problem document (RFC 9457): why the API refused. */
export type Problem = components['schemas']['Problem'];

type Refusals = components['responses'][keyof components['responses']];

type ProblemType = Refusals['content']['application/problem+json']['type'];

/** What a problem's `type` ends in, such as `stale-version`. */
export type ProblemCode = ProblemType extends `urn:firefolio:problem:${infer Code}` ? Code : never;

const TYPE_PREFIX = 'urn:firefolio:problem:';

/** A refusal of the API as an error. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  /** Match on it, never on the message; null when something else than the API answered. */
  readonly code: ProblemCode | null;
  /** The whole document; null when something else than the API answered. */
  readonly problem: Problem | null;

  constructor(response: Response, body: unknown) {
    const problem = isProblem(body) ? body : null;
    super(problem?.detail ?? `The server answered ${String(response.status)}.`);
    this.status = response.status;
    this.problem = problem;
    this.code = problem && (problem.type.slice(TYPE_PREFIX.length) as ProblemCode);
  }
}

/** What the client's methods give: data, or the problem document of a refusal. */
type Answer =
  | { readonly data: unknown; readonly error?: never; readonly response: Response }
  | { readonly data?: never; readonly error: unknown; readonly response: Response };

/**
 * The data of an answer, for those who would rather catch an error than look at one.
 *
 * @throws ProblemError for a refusal
 */
export async function unwrap<A extends Answer>(
  answer: Promise<A>,
): Promise<Extract<A, { readonly error?: never }>['data']> {
  const { data, error, response } = await answer;
  if (!response.ok) throw new ProblemError(response, error);
  return data;
}

/** The refusal that an answer is. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const text = await response.text();
  try {
    return new ProblemError(response, JSON.parse(text));
  } catch {
    return new ProblemError(response, text);
  }
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'type' in body &&
    typeof body.type === 'string' &&
    body.type.startsWith(TYPE_PREFIX)
  );
}
