import { ERROR_CODES, type ErrorCode } from './codes.js';

/** One refused field of a request: a JSON pointer (RFC 6901) into the body, or `/name` of a parameter. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

interface AppErrorOptions {
  readonly code: ErrorCode;
  /** What is wrong and how to mend it. Shown to the client: no secrets, no internals. */
  readonly message: string;
  readonly errors?: readonly FieldError[];
  /** Headers that the answer must carry, such as `Allow` or `Retry-After` (seconds). */
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the problem document (RFC 9457 §3.2). */
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** The one error class that leaves services, repositories and middleware. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly errors: readonly FieldError[] | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor({ code, message, errors, headers, extensions, cause }: AppErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.errors = errors;
    this.headers = headers ?? {};
    this.extensions = extensions ?? {};
  }

  /** The same error with further members in its problem document. */
  with(extensions: Readonly<Record<string, unknown>>): AppError {
    const { code, message, errors, headers, cause } = this;
    const all = { ...this.extensions, ...extensions };
    return new AppError({ code, message, headers, extensions: all, cause, ...(errors && { errors }) });
  }

  /** HTTP status of this error's code. */
  get httpStatus(): number {
    return ERROR_CODES[this.code].httpStatus;
  }

  /** What is wrong in one sentence, refused fields by name: for readers who see no list of them. */
  get reason(): string {
    const refused = this.errors?.map(({ pointer, detail }) =>
      `${pointer.replace(/^\//, '')} ${detail}`.trim(),
    );
    return refused?.join('; ') || this.message;
  }

  /** Whether the same call may succeed later. */
  get retryable(): boolean {
    return ERROR_CODES[this.code].retryable;
  }
}
