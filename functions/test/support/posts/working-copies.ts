import { expect } from '@jest/globals';
import { z } from 'zod';
import { call, type Answer } from '../http/api.js';
import type { EditorItem, KindPlural } from './content.js';

const NO_SEO = {
  ...{ title: null, description: null, canonical_url: null },
  ...{ og_title: null, og_description: null, og_image: null },
  ...{ twitter_title: null, twitter_description: null, twitter_image: null },
};

const ofAll = { slug: null, content_md: '', excerpt: null, seo: NO_SEO, author_ids: [] as string[] };

const OWN = {
  posts: { tags: [], cover_image: null, featured: false },
  pages: { cover_image: null },
  projects: {
    ...{ role: null, client: null, period: null, stack: [], links: [], repository: null, gallery: [] },
    ...{ order: 0, featured: false, cover_image: null },
  },
} satisfies Record<KindPlural, object>;

/** All that the working copy of a kind has, with some of it as given. */
export function copyContent(plural: KindPlural, fields: object = {}) {
  return { title: 'Working', ...ofAll, ...OWN[plural], ...fields };
}

/** The ids of an item's authors. */
export function authorsOf(item: EditorItem): string[] {
  return z
    .array(z.object({ id: z.string() }))
    .parse(item['authors'])
    .map(({ id }) => id);
}

/** What answers tell of a copy besides its content. */
export const copyStateSchema = z.strictObject({
  version: z.int().min(1),
  base_version: z.int().min(1),
  updated_at: z.iso.datetime({ precision: 3 }),
  updated_by: z.strictObject({ id: z.string() }).nullable(),
  publish_at: z.iso.datetime({ precision: 3 }).nullable(),
  failure: z.string().nullable(),
});

/** What a copy that was read would be saved with. */
export function bodyOfCopy({ body }: Answer<unknown>): Record<string, unknown> {
  const told = Object.keys(copyStateSchema.shape).filter((name) => name !== 'base_version');
  return Object.fromEntries(Object.entries(body as object).filter(([name]) => !told.includes(name)));
}

/** See copyStateSchema. */
export type CopyState = z.output<typeof copyStateSchema>;

/** A saved copy, and the ETag that guards the next write. */
export interface Saved extends CopyState {
  readonly etag: string;
}

/** The admin API's calls for the working copies of a kind, in one account's name. */
export interface CopiesClient {
  read(id: string): Promise<Answer<unknown>>;
  /** @param headers the condition of the write */
  put(id: string, body: unknown, headers?: Record<string, string>): Promise<Answer<unknown>>;
  /** Begins a copy of a version with these fields, or writes over the one that there is. */
  given(id: string, baseVersion: number, fields?: object): Promise<Saved>;
  discard(id: string, ifMatch?: string): Promise<Answer<unknown>>;
  /** POST …/working-copy/:verb */
  act(id: string, verb: string, body?: unknown, ifMatch?: string): Promise<Answer<unknown>>;
}

/** See CopiesClient. */
export function copiesClient(plural: KindPlural, token: string): CopiesClient {
  const send = (
    method: string,
    id: string,
    rest = '',
    body?: unknown,
    headers: Record<string, string> = {},
  ) =>
    call<unknown>(`/admin/api/${plural}/${id}/working-copy${rest}`, {
      method,
      token,
      headers,
      ...(body !== undefined && { body }),
    });
  const put: CopiesClient['put'] = (id, body, headers) => send('PUT', id, '', body, headers);
  return {
    read: (id) => send('GET', id),
    put,
    given: async (id, baseVersion, fields) =>
      savedOf(await put(id, { base_version: baseVersion, ...copyContent(plural, fields) })),
    discard: (id, ifMatch) => send('DELETE', id, '', undefined, conditionOf(ifMatch)),
    act: (id, verb, body, ifMatch) => send('POST', id, `/${verb}`, body, conditionOf(ifMatch)),
  };
}

/** The copy of an answer that saved it. @param status 200 or 201 when absent */
export function savedOf({ status, body, headers }: Answer<unknown>, expected = [200, 201]): Saved {
  expect({ status: expected.includes(status) ? 'ok' : status, body }).toMatchObject({ status: 'ok' });
  return { ...copyStateSchema.parse(body), etag: headers.get('etag') ?? '' };
}

function conditionOf(ifMatch: string | undefined): Record<string, string> {
  return ifMatch === undefined ? {} : { 'If-Match': ifMatch };
}
