import type { z } from 'zod';

/** What a field has to be, by zod's name of its type. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

const UNITS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
};

/** What is said of a field that its schema says nothing of its own about, for people who write programs in any language. */
export const refusalInWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing';
      return TYPES[issue.expected] && `must be ${TYPES[issue.expected] ?? ''}`;
    case 'too_small':
      return `must ${sized(issue.origin, 'at least', issue.minimum)}`;
    case 'too_big':
      return `must ${sized(issue.origin, 'at most', issue.maximum)}`;
    case 'invalid_value':
      return `must be ${issue.values.map(String).join(' or ')}`;
    default:
      return undefined;
  }
};

function sized(origin: string, bound: string, size: number | bigint): string {
  const unit = UNITS[origin];
  if (!unit) return `be ${bound} ${String(size)}`;
  return `have ${bound} ${String(size)} ${size === 1 ? unit[0] : unit[1]}`;
}
