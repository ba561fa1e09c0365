import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { z } from 'zod';
import { call, type Answer } from '../http/api.js';
import { environment } from '../suite/environment.js';
import { savedPostSchema, type EditorPost } from './post-wire.js';

/** A lower-case word that nothing else in the suite has; fits tags, slugs and titles. */
export function uniqueWord(prefix = 't'): string {
  return `${prefix}${randomUUID().replaceAll('-', '').slice(0, 12)}`;
}

/** What an editor may send for a post; anything else as well, since tests send what is refused. */
export type PostFields = Readonly<Record<string, unknown>>;

/** The admin API's calls for posts in one account's name. Answers come as they are; `given…` insist on success. */
export interface PostsClient {
  create(fields: unknown): Promise<Answer<unknown>>;
  read(id: string): Promise<Answer<unknown>>;
  /** @param ifMatch value of the If-Match header, none when absent */
  patch(id: string, changes: unknown, ifMatch?: string): Promise<Answer<unknown>>;
  /** POST …/:id/:verb */
  act(id: string, verb: string, ifMatch?: string): Promise<Answer<unknown>>;
  schedule(id: string, publishedAt: unknown, ifMatch?: string): Promise<Answer<unknown>>;
  trash(id: string, ifMatch?: string): Promise<Answer<unknown>>;
  /** Removes for good what is in the trash. */
  purge(id: string, ifMatch?: string): Promise<Answer<unknown>>;
  /** @param query such as `?status=draft` */
  list(query: string): Promise<Answer<unknown>>;
  /** Creates a post, with a title of its own unless given one. */
  given(fields?: PostFields): Promise<EditorPost>;
  /** As given, published at once. */
  givenPublished(fields?: PostFields): Promise<EditorPost>;
}

/** A client for the account of an access token: an editor's or admin's. @param baseUrl Hosting when absent */
export function postsClient(token: string, baseUrl?: string): PostsClient {
  const send = (method: string, path: string, body?: unknown, ifMatch?: string) =>
    call<unknown>(`/admin/api/posts${path}`, {
      method,
      token,
      ...(baseUrl !== undefined && { baseUrl }),
      ...(body !== undefined && { body }),
      ...(ifMatch !== undefined && { headers: { 'If-Match': ifMatch } }),
    });
  const given = async (fields: PostFields = {}) =>
    postOf(await send('POST', '', { title: `Post ${uniqueWord()}`, ...fields }), 201);
  return {
    create: (fields) => send('POST', '', fields),
    read: (id) => send('GET', `/${id}`),
    patch: (id, changes, ifMatch) => send('PATCH', `/${id}`, changes, ifMatch),
    act: (id, verb, ifMatch) => send('POST', `/${id}/${verb}`, undefined, ifMatch),
    schedule: (id, publishedAt, ifMatch) =>
      send('POST', `/${id}/schedule`, { published_at: publishedAt }, ifMatch),
    trash: (id, ifMatch) => send('DELETE', `/${id}`, undefined, ifMatch),
    purge: (id, ifMatch) => send('DELETE', `/${id}?purge=true`, undefined, ifMatch),
    list: (query) => send('GET', query),
    given,
    givenPublished: (fields = {}) => given({ ...fields, status: 'published' }),
  };
}

/** The post of an answer without warnings, its wire shape and its version's ETag checked. */
export function postOf({ status, headers, body }: Answer<unknown>, expectedStatus = 200): EditorPost {
  expect({ status, body }).toMatchObject({ status: expectedStatus });
  const post = savedPostSchema.parse(body);
  delete post.warnings;
  expect(headers.get('etag')).toBe(etagOf(post));
  return post;
}

/** What a saved post's answer warns of; undefined where the answer is not of one. */
export function warningsOf({ body }: Answer<unknown>): string[] | undefined {
  return savedPostSchema.parse(body).warnings?.map(({ detail }) => detail);
}

/** The page of a post, where the bundled pages are. */
export function pageOf({ slug }: Pick<EditorPost, 'slug'>): string {
  return `${environment.siteUrl}/posts/${slug}`;
}

/** The ETag of a post's version. */
export function etagOf({ version }: Pick<EditorPost, 'version'>): string {
  return `"${version}"`;
}

type PageSchema = z.ZodType<{ readonly next_cursor: string | null }>;

/** How a client finds the next page: by the body's `next_cursor` or by the `Link` header. */
export type NextPage = 'next_cursor' | 'Link';

/**
 * All items of a list, from its first page to its end.
 *
 * @param path the first page's path and query
 * @returns the pages in order, each parsed with the schema
 */
export async function walkPages<S extends PageSchema>(
  path: string,
  schema: S,
  { by = 'next_cursor', ...request }: { by?: NextPage; token?: string; baseUrl?: string } = {},
): Promise<z.output<S>[]> {
  const pages: z.output<S>[] = [];
  let next: string | null = path;
  while (next !== null) {
    const answer: Answer<unknown> = await call<unknown>(next, request);
    expect(answer).toMatchObject({ status: 200 });
    const page = schema.parse(answer.body);
    const link = linkTarget(answer.headers);
    expect(link === null).toBe(page.next_cursor === null);
    pages.push(page);
    next = by === 'Link' ? link : withCursor(path, page.next_cursor);
  }
  return pages;
}

/** The target of a `Link: <…>; rel="next"` header (RFC 8288), or null without one. */
export function linkTarget(headers: Headers): string | null {
  const link = headers.get('link');
  if (link === null) return null;
  const target = /^<([^>]+)>; rel="next"$/.exec(link)?.[1];
  if (target === undefined) throw new Error(`not a link to a next page: ${link}`);
  return target;
}

/** A list's path with a cursor in its query; null for no cursor. */
export function withCursor<C extends string | null>(path: string, cursor: C): C {
  if (cursor === null) return cursor;
  return `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}` as C;
}
