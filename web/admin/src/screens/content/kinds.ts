/** The kinds of content, as lists have them: the same but for their words and routes. */
import { ask, type Schemas } from '../../api/client.js';
import type { ListPage } from '../../list/list.js';

/** What a list shows of an item of any kind. */
export type Item = Schemas['EditorPageSummary'] &
  Partial<Pick<Schemas['EditorPostSummary'], 'tags' | 'tag_names'>>;

/** What can be done with several items at once. */
export type BulkAction = 'publish' | 'unpublish' | 'delete' | 'restore';

/** A kind of content. */
export interface Kind {
  readonly path: string;
  readonly singular: string;
  readonly plural: string;
  readonly list: (query: Record<string, string>) => Promise<ListPage<Item>>;
  /** @param key for `Idempotency-Key` */
  readonly create: (title: string, key: string) => Promise<{ readonly id: string }>;
  readonly bulk: (action: BulkAction, ids: readonly string[]) => Promise<Schemas['Job']>;
  /** Of a kind that has tags. */
  readonly tag?: (
    action: 'tag' | 'untag',
    ids: readonly string[],
    tags: readonly string[],
  ) => Promise<Schemas['Job']>;
  /** Deletes an item of the trash for good. */
  readonly purge: (id: string) => Promise<unknown>;
}

const newKey = () => ({ header: { 'Idempotency-Key': crypto.randomUUID() } });

const purging = (id: string) => ({ params: { path: { id }, query: { purge: 'true' as const } } });

/** Posts. */
export const POSTS: Kind = {
  path: '/admin/posts',
  singular: 'post',
  plural: 'posts',
  list: async (query) => {
    const page = await ask((api) => api.GET('/admin/api/posts', { params: { query } }));
    return { items: page.posts, next: page.next_cursor, total: page.total };
  },
  create: (title, key) => {
    const params = { header: { 'Idempotency-Key': key } };
    return ask((api) => api.POST('/admin/api/posts', { params, body: { title } }));
  },
  bulk: (action, ids) => {
    const params = newKey();
    return ask((api) => api.POST('/admin/api/posts/bulk', { params, body: { action, ids: [...ids] } }));
  },
  tag: (action, ids, tags) => {
    const params = newKey();
    const body = { action, ids: [...ids], tags: [...tags] };
    return ask((api) => api.POST('/admin/api/posts/bulk', { params, body }));
  },
  purge: (id) => ask((api) => api.DELETE('/admin/api/posts/{id}', purging(id))),
};

/** Pages. */
export const PAGES: Kind = {
  path: '/admin/pages',
  singular: 'page',
  plural: 'pages',
  list: async (query) => {
    const page = await ask((api) => api.GET('/admin/api/pages', { params: { query } }));
    return { items: page.pages, next: page.next_cursor, total: page.total };
  },
  create: (title, key) => {
    const params = { header: { 'Idempotency-Key': key } };
    return ask((api) => api.POST('/admin/api/pages', { params, body: { title } }));
  },
  bulk: (action, ids) => {
    const params = newKey();
    return ask((api) => api.POST('/admin/api/pages/bulk', { params, body: { action, ids: [...ids] } }));
  },
  purge: (id) => ask((api) => api.DELETE('/admin/api/pages/{id}', purging(id))),
};

/** Projects. */
export const PROJECTS: Kind = {
  path: '/admin/projects',
  singular: 'project',
  plural: 'projects',
  list: async (query) => {
    const page = await ask((api) => api.GET('/admin/api/projects', { params: { query } }));
    return { items: page.projects, next: page.next_cursor, total: page.total };
  },
  create: (title, key) => {
    const params = { header: { 'Idempotency-Key': key } };
    return ask((api) => api.POST('/admin/api/projects', { params, body: { title } }));
  },
  bulk: (action, ids) => {
    const params = newKey();
    return ask((api) => api.POST('/admin/api/projects/bulk', { params, body: { action, ids: [...ids] } }));
  },
  purge: (id) => ask((api) => api.DELETE('/admin/api/projects/{id}', purging(id))),
};
