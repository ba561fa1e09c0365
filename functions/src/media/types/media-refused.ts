import { AppError, type ErrorCode } from '../../errors/index.js';

/** Why a file is not taken, or nothing can be made of it: each with the code of the answer. */
const REFUSALS = {
  empty: 'validation-failed',
  'unknown-type': 'unsupported-media-type',
  'unsupported-variety': 'unsupported-media-type',
  'too-many-bytes': 'payload-too-large',
  'too-many-pixels': 'validation-failed',
  'too-many-frames': 'validation-failed',
  'too-complex': 'validation-failed',
  'broken-picture': 'validation-failed',
  'unsafe-svg': 'validation-failed',
} as const satisfies Record<string, ErrorCode>;

/** A stable name for why a file is refused. */
export type RefusalName = keyof typeof REFUSALS;

/** Thrown for a file that is not taken; its message says to people what is wrong, and what would be taken. */
export class MediaRefused extends AppError {
  readonly refusal: RefusalName;

  constructor(refusal: RefusalName, message: string, cause?: unknown) {
    super({ code: REFUSALS[refusal], message, extensions: { refusal }, cause });
    this.refusal = refusal;
  }
}
