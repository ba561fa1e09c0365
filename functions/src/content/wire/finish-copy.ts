import type { z } from 'zod';
import { fromWire, type SnakeNames } from '../../documents/index.js';
import { validationFailed } from '../../errors/index.js';
import type { ContentTypes } from '../content-kind.js';
import type { WithAuthors } from '../items/content.service.js';
import type { Finish } from '../working-copies/copied-change.js';
import { bodyOf, type CopyContent } from '../working-copies/working-copy.js';
import type { KindWire } from './kind-wire.js';

/** Parses a body. @throws AppError validation-failed */
type Parse = (schema: z.ZodType, value: unknown) => unknown;

/** What a copy says, taken as the body of a PATCH is. @param parse as requests are parsed; without it for who is told in brief */
export function finishBy<T extends ContentTypes>(
  { patchBody }: Pick<KindWire<T>, 'patchBody'>,
  parse: Parse = parsePlainly,
): Finish<T> {
  type Patch = T['patch'] & WithAuthors;
  return (content: CopyContent) => fromWire<Patch>(parse(patchBody, bodyOf(content)) as SnakeNames<Patch>);
}

function parsePlainly(schema: z.ZodType, value: unknown): unknown {
  const { data, error } = schema.safeParse(value);
  if (!error) return data;
  throw validationFailed(
    error.issues.map(({ path, message }) => ({ pointer: `/${path.join('/')}`, detail: message })),
  );
}
