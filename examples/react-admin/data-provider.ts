/**
 * A data provider of react-admin (https://marmelab.com/react-admin/DataProviders.html) for Firefolio's admin API, without any package:
 *
 *   <Admin dataProvider={createDataProvider({ url: 'https://example.com', getToken })}>
 *     <Resource name="posts" list={ListGuesser} edit={EditGuesser} />
 *
 * Resources: posts, pages, projects, users, messages, media.
 */

/** A record as the API answers it. */
export interface Item {
  readonly id: string;
  readonly version?: number;
  readonly [field: string]: unknown;
}

interface Options {
  /** Where the site is. */
  readonly url: string;
  /** Gives a good access token. */
  readonly getToken: () => string | Promise<string>;
}

interface ListParams {
  readonly pagination?: { readonly page: number; readonly perPage: number };
  readonly sort?: { readonly field: string; readonly order: 'ASC' | 'DESC' };
  readonly filter?: Readonly<Record<string, unknown>>;
}

/** What a refused request throws: react-admin shows `message`, and `errors` at the fields of a form. */
export class HttpError extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly body: { readonly errors?: Readonly<Record<string, string>> },
  ) {
    super(message);
  }
}

/** Items that the API gives at once. */
const MAX_LIMIT = 50;

const CONTENT_SORTS = [
  'title',
  'slug',
  'status',
  'published_at',
  'created_at',
  'updated_at',
  'reading_time_minutes',
];

/** What lists are sorted by. By other fields, as react-admin asks for `id` where nothing is said, they stand as they come. */
const SORT_FIELDS: Readonly<Record<string, readonly string[]>> = {
  posts: CONTENT_SORTS,
  pages: CONTENT_SORTS,
  projects: CONTENT_SORTS,
  messages: ['created_at', 'score'],
  users: ['created_at', 'email', 'name'],
  media: ['created_at', 'file_name', 'bytes'],
};

/** What lists can be narrowed by in the order of time alone. */
const BY_TIME_ALONE: Readonly<Record<string, readonly string[]>> = {
  messages: ['q', 'email', 'answered', 'from', 'to'],
  media: ['q', 'from', 'to'],
};

/** See above. */
export function createDataProvider({ url, getToken }: Options) {
  /** Where pages of a list begin, as far as they were seen: the API goes on behind a cursor. */
  const cursors = new Map<string, (string | null)[]>();

  async function send<Body>(path: string, init: RequestInit = {}): Promise<Body> {
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${await getToken()}`);
    if (init.body !== undefined) headers.set('Content-Type', 'application/json');
    const response = await fetch(`${url}/admin/api/${path}`, { ...init, headers });
    if (response.ok) return (response.status === 204 ? {} : await response.json()) as Body;
    const { detail, errors = [] } = (await response.json()) as {
      detail: string;
      errors?: { pointer: string; detail: string }[];
    };
    const fields = errors.map((error) => [error.pointer.slice(1).replaceAll('/', '.'), error.detail]);
    throw new HttpError(detail, response.status, {
      errors: Object.fromEntries(fields) as Record<string, string>,
    });
  }

  async function readPage(resource: string, query: URLSearchParams) {
    type Page = { total: number | null; next_cursor: string | null } & Record<string, unknown>;
    const page = await send<Page>(`${resource}?${query.toString()}`);
    return { items: page[resource] as Item[], total: page.total, next: page.next_cursor };
  }

  async function getList(resource: string, params: ListParams) {
    const { pagination, filter = {} } = params;
    const { page, perPage } = pagination ?? { page: 1, perPage: MAX_LIMIT };
    const query = new URLSearchParams({
      limit: String(Math.min(perPage, MAX_LIMIT)),
      ...sortOf(resource, params),
    });
    for (const [name, value] of Object.entries(filter)) query.set(name, String(value));
    const known = cursors.get(`${resource}?${query.toString()}`) ?? [null];
    cursors.set(`${resource}?${query.toString()}`, known);
    // Pages that were passed over are read once.
    for (let at = Math.min(page, known.length); ; at += 1) {
      const cursor = known[at - 1];
      if (cursor) query.set('cursor', cursor);
      const { items, total, next } = await readPage(resource, query);
      if (next !== null) known[at] = next;
      const pageInfo = { hasPreviousPage: page > 1, hasNextPage: next !== null };
      if (at === page) return total === null ? { data: items, pageInfo } : { data: items, total, pageInfo };
      if (next === null) return { data: [], ...(total !== null && { total }), pageInfo };
    }
  }

  async function getMany(resource: string, { ids }: { readonly ids: readonly string[] }) {
    const data: Item[] = [];
    for (let begin = 0; begin < ids.length; begin += MAX_LIMIT) {
      const some = ids.slice(begin, begin + MAX_LIMIT);
      const query = new URLSearchParams({ ids: some.join(','), limit: String(MAX_LIMIT) });
      data.push(...(await readPage(resource, query)).items);
    }
    return { data };
  }

  async function getOne(resource: string, { id }: { readonly id: string }) {
    return { data: await send<Item>(`${resource}/${id}`) };
  }

  /** What of the record differs, and only where nobody else was faster. */
  async function update(
    resource: string,
    { id, data, previousData = {} }: { id: string; data: object; previousData?: Partial<Item> },
  ) {
    const before = previousData as Readonly<Record<string, unknown>>;
    const changed = Object.entries(data).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
    );
    const headers: Record<string, string> = previousData.version
      ? { 'If-Match': `"${previousData.version}"` }
      : {};
    const body = JSON.stringify(Object.fromEntries(changed));
    return { data: await send<Item>(`${resource}/${id}`, { method: 'PATCH', headers, body }) };
  }

  async function remove(resource: string, { id }: { readonly id: string }) {
    await send(`${resource}/${id}`, { method: 'DELETE' });
    return { data: { id } };
  }

  return {
    getList,
    getMany,
    getOne,
    update,
    getManyReference: (resource: string, params: ListParams & { target: string; id: string }) =>
      getList(resource, { ...params, filter: { ...params.filter, [params.target]: params.id } }),
    create: async (resource: string, { data }: { readonly data: object }) => ({
      data: await send<Item>(resource, { method: 'POST', body: JSON.stringify(data) }),
    }),
    updateMany: async (
      resource: string,
      { ids, data }: { readonly ids: readonly string[]; readonly data: object },
    ) => {
      for (const id of ids) await update(resource, { id, data });
      return { data: ids };
    },
    delete: remove,
    deleteMany: async (resource: string, { ids }: { readonly ids: readonly string[] }) => {
      for (const id of ids) await remove(resource, { id });
      return { data: ids };
    },
  };
}

/** What is searched for among files and messages stands by time, and so do messages of one address, or some days. */
function sortOf(resource: string, { sort, filter }: ListParams): Record<string, string> {
  if (!sort || !SORT_FIELDS[resource]?.includes(sort.field)) return {};
  const isNarrowed = (BY_TIME_ALONE[resource] ?? []).some((name) => filter?.[name] !== undefined);
  if (isNarrowed && sort.field !== 'created_at') return {};
  return { sort: `${sort.order === 'DESC' ? '-' : ''}${sort.field}` };
}
