import { z } from 'zod';
import { call, type Answer } from './http/api.js';

const picture = z.strictObject({ url: z.string(), alt: z.string() }).nullable();
const time = z.iso.datetime({ precision: 3 });

const summaryShape = {
  id: z.string().min(1),
  name: z.string(),
  picture,
  bio_excerpt: z.string(),
};

const wholeShape = {
  bio_html: z.string(),
  links: z.array(z.strictObject({ label: z.string(), url: z.string() })),
  updated_at: time.nullable(),
};

const counts = { post_count: z.int().min(0), project_count: z.int().min(0) };

/** The list of authors for everybody: these fields and no others. */
export const authorListSchema = z.strictObject({
  authors: z.array(z.strictObject({ ...summaryShape, ...counts })),
  next_cursor: z.null(),
});

/** An author as everybody reads them: these fields and no others. */
export const authorSchema = z.strictObject({ ...summaryShape, ...counts, ...wholeShape });

/** Who can be named as an author, for staff: these fields and no others. */
export const staffAuthorsSchema = z.strictObject({
  authors: z.array(z.strictObject({ ...summaryShape, version: z.int().min(0) })),
  next_cursor: z.string().nullable(),
});

/** A profile for staff: these fields and no others. */
export const profileSchema = z.strictObject({
  ...summaryShape,
  ...wholeShape,
  bio_md: z.string(),
  version: z.int().min(0),
});

/** The same as who has just saved it gets it. */
export const savedProfileSchema = profileSchema.extend({
  warnings: z.array(z.strictObject({ pointer: z.string(), detail: z.string() })),
});

/** A request of a profile in somebody's name. @param ifMatch value of the header, none when absent */
export function askProfile(
  token: string,
  id: string,
  { body, ifMatch }: { readonly body?: unknown; readonly ifMatch?: string } = {},
): Promise<Answer<unknown>> {
  return call<unknown>(`/admin/api/authors/${id}`, {
    token,
    ...(body !== undefined && { method: 'PATCH', body }),
    ...(ifMatch !== undefined && { headers: { 'If-Match': ifMatch } }),
  });
}
