import type { z } from 'zod';

/**
 * Parses `values` (environment names to raw values) with `schema`.
 *
 * @throws Error naming every key that is missing or wrong and where it is set. Values are never part of the text.
 */
export function parseConfig<S extends z.ZodType>(
  schema: S,
  values: Readonly<Record<string, unknown>>,
): z.output<S> {
  // Once in a process: code made for it would cost more than it saves.
  const result = schema.safeParse(values, { jitless: true });
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => {
    const key = String(issue.path[0]);
    const isSet = values[key] !== undefined && values[key] !== '';
    const inside = issue.path
      .slice(1)
      .map((part) => `/${String(part)}`)
      .join('');
    return `${key}${inside}: ${isSet ? issue.message : 'is not set'}`;
  });
  throw new Error(
    `Configuration is not usable. ${problems.join('; ')}. ` +
      'Params are set in functions/.env.<project>, secrets with `firebase functions:secrets:set NAME` ' +
      '(locally functions/.env.local and functions/.secret.local; see functions/.env.example).',
  );
}
