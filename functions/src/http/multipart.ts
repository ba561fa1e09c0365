import { createHash } from 'node:crypto';
import { Busboy } from '@fastify/busboy';
import { AppError, validationFailed } from '../errors/index.js';
import { FILE_FIELD } from './multipart-type.js';

/** Fields that a form may have beside its file, and their length in bytes. */
const MAX_FIELDS = 20;
const MAX_FIELD_BYTES = 16 * 1024;

/** A file that a request brings. */
export class UploadedFile {
  constructor(
    /** As its sender calls it, maybe with a path; empty where it has none. */
    readonly name: string,
    readonly bytes: Buffer,
  ) {}

  /** For the fingerprint of its request: its bytes would be written out as numbers. */
  toJSON(): { name: string; sha256: string } {
    return { name: this.name, sha256: createHash('sha256').update(this.bytes).digest('hex') };
  }
}

/** The fields of a form and its file. */
export interface MultipartForm {
  /** Null where it has none. */
  readonly file: UploadedFile | null;
  /** A text for each name, texts for one that comes several times. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * Parses a body of the type multipart/form-data. Its file is what is in the field `file`, whatever that says of itself; all else
 * is text.
 *
 * @param contentType with the boundary
 * @throws AppError invalid-argument when it is no such body; validation-failed when it has more than one file or too many fields
 * @see https://www.rfc-editor.org/rfc/rfc7578
 */
export async function parseMultipart(contentType: string, body: Buffer): Promise<MultipartForm> {
  const fields: (readonly [name: string, value: string])[] = [];
  let file: UploadedFile | null = null;
  await new Promise<void>((resolve, reject) => {
    const parser = createParser(contentType);
    const refuse = (detail: string) => () => {
      reject(validationFailed([{ pointer: '', detail }]));
    };
    const fail = (cause: unknown) => {
      reject(malformed(cause));
    };
    parser
      .on('file', (_field, stream, name: string | undefined) => {
        const pieces: Buffer[] = [];
        stream
          .on('error', fail)
          .on('data', (piece: Buffer) => pieces.push(piece))
          .on('end', () => {
            file = new UploadedFile(name ?? '', Buffer.concat(pieces));
          });
      })
      .on('field', (name, value, isNameCut, isValueCut) => {
        if (isNameCut || isValueCut) refuse('has a field that is too long')();
        // Browsers send every line break so, whatever their people typed.
        fields.push([name, value.replaceAll('\r\n', '\n')]);
      })
      .on('filesLimit', refuse('must have one file'))
      .on('fieldsLimit', refuse(`must have at most ${String(MAX_FIELDS)} fields`))
      .on('error', fail)
      .on('finish', resolve)
      .end(body);
  });
  const byName = Map.groupBy(fields, ([name]) => name);
  const values = Array.from(
    byName,
    ([name, given]) => [name, valuesOf(given.map(([, value]) => value))] as const,
  );
  return { file, fields: Object.fromEntries(values) };
}

function valuesOf(values: readonly string[]): string | readonly string[] {
  const [value = ''] = values;
  return values.length === 1 ? value : values;
}

function createParser(contentType: string) {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      isPartAFile: (name) => name === FILE_FIELD,
      preservePath: true,
      limits: {
        files: 1,
        fields: MAX_FIELDS,
        fieldSize: MAX_FIELD_BYTES,
        headerPairs: 20,
        headerSize: 8 * 1024,
      },
    });
  } catch (cause) {
    throw malformed(cause);
  }
}

function malformed(cause: unknown): AppError {
  return new AppError({
    code: 'invalid-argument',
    message: 'The body is not valid multipart/form-data.',
    cause,
  });
}
