import type { Request } from 'express';
import { z } from 'zod';
import { validationFailed } from '../errors/index.js';
import { FILE_FIELD, MULTIPART_TYPE } from './multipart-type.js';
import type { UploadedFile } from './multipart.js';
import { FORM_TYPE, isPlainForm } from './plain-form.js';
import {
  neitherOf,
  readBody,
  readForm,
  readJson,
  readOptionalJson,
  readUpload,
  type SizeBound,
} from './request-body.js';
import { parseInput } from './validate.js';

/** Default bound of a request body in bytes. */
export const MAX_BODY_BYTES = 32 * 1024;

/** The same of a plain form, which writes each byte of a letter beyond ASCII as three. */
const MAX_FORM_BYTES = 3 * MAX_BODY_BYTES;

/** What a route takes as its body, and how it is read. Another form of body is another function that gives one. */
export interface RouteBody<T> {
  /** One of these is its Content-Type. */
  readonly mediaTypes: readonly string[];
  /** Or one of these, and then it is a file, whatever the schema says. */
  readonly fileTypes?: readonly string[];
  /** What is in it; without a schema it is a file. */
  readonly schema: z.ZodType | undefined;
  readonly maxBytes: number;
  /** What its sender may do with more than that, in a sentence. */
  readonly whenLarger?: string | undefined;
  readonly isFile: boolean;
  /** Whether it may be left out. */
  readonly isOptional?: boolean;
  /** Reads and parses it. @throws AppError of what is wrong with it */
  read(req: Request): Promise<T>;
}

/** A body in JSON. @param maxBytes its bound */
export function jsonBody<S extends z.ZodType>(schema: S, maxBytes = MAX_BODY_BYTES): RouteBody<z.output<S>> {
  return {
    mediaTypes: ['application/json'],
    schema,
    maxBytes,
    isFile: false,
    read: async (req) => parseInput(schema, await readJson(req, maxBytes)) as z.output<S>,
  };
}

/** The same where none is an object without members. */
export function optionalJsonBody<S extends z.ZodObject>(schema: S): RouteBody<z.output<S>> {
  const body = jsonBody(schema);
  return {
    ...body,
    isOptional: true,
    read: async (req) => parseInput(schema, await readOptionalJson(req, body.maxBytes)) as z.output<S>,
  };
}

/**
 * The fields of a plain HTML form, as a browser sends them without a script: each a text, and one that is sent several
 * times is refused.
 */
export function formBody<S extends z.ZodObject>(
  schema: S,
  maxBytes = MAX_FORM_BYTES,
): RouteBody<z.output<S>> {
  return {
    mediaTypes: [FORM_TYPE],
    schema,
    maxBytes,
    isFile: false,
    read: async (req) => parseInput(schema, await readForm(req, maxBytes)) as z.output<S>,
  };
}

/** A body in JSON, or the same as a plain form. */
export function jsonOrFormBody<S extends z.ZodObject>(schema: S): RouteBody<z.output<S>> {
  const [json, form] = [jsonBody(schema), formBody(schema)];
  const mediaTypes = [...json.mediaTypes, ...form.mediaTypes];
  return {
    ...json,
    mediaTypes,
    maxBytes: Math.max(json.maxBytes, form.maxBytes),
    read: (req) => {
      if (isPlainForm(req)) return form.read(req);
      if (req.is(mediaTypes) === false) throw neitherOf(mediaTypes);
      return json.read(req);
    },
  };
}

/** A file of one of the media types. */
export function fileBody(
  mediaTypes: readonly string[],
  maxBytes: number,
  whenLarger?: string,
): RouteBody<Buffer> {
  return {
    mediaTypes,
    schema: undefined,
    maxBytes,
    whenLarger,
    isFile: true,
    read: (req) => readUpload(req, mediaTypes, { maxBytes, whenLarger }),
  };
}

/** What a form takes besides its file: boundaries, names, fields. */
const BESIDE_FILE_BYTES = 64 * 1024;

/** A file that comes in a form with fields, or as the body itself, and then without fields. */
export interface FileWithFields<Fields> {
  readonly file: UploadedFile;
  readonly fields: Fields;
}

/** How the file of a form is described; it is read apart from the fields. */
function fileField(maxBytes: number) {
  return z.string().max(maxBytes).meta({ format: 'binary' });
}

/** A file in the field `file` of a form, or the file itself with one of the media types. @param size of the file */
export function fileOrMultipartBody<S extends z.ZodObject>(
  fields: S,
  fileTypes: readonly string[],
  size: SizeBound,
): RouteBody<FileWithFields<z.output<S>>> {
  const bound = { ...size, maxBytes: size.maxBytes + BESIDE_FILE_BYTES };
  return {
    mediaTypes: [MULTIPART_TYPE],
    fileTypes,
    schema: z.strictObject({ [FILE_FIELD]: fileField(size.maxBytes), ...fields.shape }),
    ...bound,
    isFile: true,
    read: async (req) => {
      // With a parser of its own, which other requests do without.
      const { parseMultipart, UploadedFile } = await import('./multipart.js');
      if (!req.is(MULTIPART_TYPE)) {
        const bytes = await readUpload(req, [...fileTypes, MULTIPART_TYPE], size);
        return { file: new UploadedFile('', bytes), fields: parseInput(fields, {}) as z.output<S> };
      }
      const form = await parseMultipart(req.get('content-type') ?? '', await readBody(req, bound));
      const parsed = parseInput(fields, form.fields) as z.output<S>;
      if (!form.file)
        throw validationFailed([{ pointer: `/${FILE_FIELD}`, detail: 'must be there: the file' }]);
      return { file: form.file, fields: parsed };
    },
  };
}
