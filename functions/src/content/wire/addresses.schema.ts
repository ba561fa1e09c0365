/** Paths and queries of the routes of any kind of content. */
import { z } from 'zod';
import { documentId } from '../../shared/index.js';

/** Path of one public item. Any text is looked up; what can't be a slug is simply not found. */
export const slugParams = z.object({ slug: z.string() });

/** Path of one item of the admin API. */
export const idParams = z.object({ id: documentId });

const version = z.coerce.number<string>().int().min(1).max(1_000_000_000);

/** Path of one revision of an item. */
export const revisionParams = idParams.extend({ version });

/** Query of a comparison. */
export const compareQuery = z.object({ to: version.describe('The version to compare with') });

/** Query of DELETE /admin/api/{plural}/:id. */
export const deleteQuery = z.object({ purge: z.enum(['true', 'false']).default('false') });

/** Query of one public item. */
export const previewQuery = z.object({
  preview: z
    .string()
    .regex(/^\d{1,12}\.[\w-]{43}$/, 'is not a preview token')
    .optional()
    .describe('The token of a preview link'),
});

/** A filter by a mark that items have or not. */
export const flagFilter = z.enum(['true', 'false']).optional();

/** What a flagFilter asks for; null for either. */
export function flagOf(value: z.output<typeof flagFilter>): boolean | null {
  return value === undefined ? null : value === 'true';
}

/** A year or a month (UTC) as the span of time that it is. */
export const archive = z
  .string()
  .regex(/^[12]\d{3}(?:-(?:0[1-9]|1[0-2]))?$/, 'must be a year or a month, such as 2026 or 2026-05')
  .transform((text) => {
    const [year = 0, month] = text.split('-').map(Number);
    return month === undefined
      ? { from: new Date(Date.UTC(year, 0)), to: new Date(Date.UTC(year + 1, 0)) }
      : { from: new Date(Date.UTC(year, month - 1)), to: new Date(Date.UTC(year, month)) };
  });

/** What a list of a kind is narrowed to by fields of its own, and how. */
export interface OwnFilter<Item> {
  readonly shape: z.ZodRawShape;
  /** @param query as parsed by the shape */
  matches(query: object): (item: Item) => boolean;
}

/** See OwnFilter. @param matches is told the query as the shape gives it */
export function ownFilter<Shape extends z.ZodRawShape, Item>(
  shape: Shape,
  matches: (query: z.output<z.ZodObject<Shape>>) => (item: Item) => boolean,
): OwnFilter<Item> {
  return { shape, matches: (query) => matches(query as z.output<z.ZodObject<Shape>>) };
}
