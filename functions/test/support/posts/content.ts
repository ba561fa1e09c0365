import { expect } from '@jest/globals';
import { z } from 'zod';
import { call, type Answer } from '../http/api.js';
import { uniqueWord } from './posts.js';

/** The kinds of content, as addresses name them. */
export const KIND_PLURALS = ['posts', 'pages', 'projects'] as const;

/** See KIND_PLURALS. */
export type KindPlural = (typeof KIND_PLURALS)[number];

/** What answers have of an item, whatever its kind; the rest as it comes. */
const itemSchema = z.looseObject({
  id: z.string().min(1),
  slug: z.string().min(1),
  title: z.string().min(1),
  status: z.enum(['draft', 'published', 'trashed']),
  published_at: z.iso.datetime({ precision: 3 }).nullable(),
  version: z.int().min(1),
});

/** See itemSchema. */
export type EditorItem = z.output<typeof itemSchema>;

interface Ask {
  readonly method?: string;
  readonly body?: unknown;
  readonly ifMatch?: string;
}

/** The admin API's calls for the items of a kind, in one account's name. */
export interface ContentClient {
  /** Any request of it. @param rest what stands behind `/admin/api/{plural}` */
  ask(rest: string, ask?: Ask): Promise<Answer<unknown>>;
  /** Creates an item, with a title of its own unless given one. */
  given(fields?: object): Promise<EditorItem>;
  /** As given, published at once. */
  givenPublished(fields?: object): Promise<EditorItem>;
}

/** See ContentClient. @param baseUrl Hosting when absent */
export function contentClient(plural: KindPlural, token: string, baseUrl?: string): ContentClient {
  const ask: ContentClient['ask'] = (rest, { method = 'GET', body, ifMatch } = {}) =>
    call<unknown>(`/admin/api/${plural}${rest}`, {
      method,
      token,
      ...(baseUrl !== undefined && { baseUrl }),
      ...(body !== undefined && { body }),
      ...(ifMatch !== undefined && { headers: { 'If-Match': ifMatch } }),
    });
  const given = async (fields: object = {}) =>
    itemOf(await ask('', { method: 'POST', body: { title: `Item ${uniqueWord()}`, ...fields } }), 201);
  return { ask, given, givenPublished: (fields = {}) => given({ ...fields, status: 'published' }) };
}

/** The item of an answer without warnings. */
export function itemOf({ status, body }: Answer<unknown>, expectedStatus = 200): EditorItem {
  expect({ status, body }).toMatchObject({ status: expectedStatus });
  const item = itemSchema.parse(body);
  delete item['warnings'];
  return item;
}
