import type { FetchOptions } from 'openapi-fetch';
import { ProblemError } from './problem.js';
import type { paths } from './schema.js';

type BodyOf<P extends keyof paths> = paths[P] extends {
  readonly get: { readonly responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

/** Paths of lists with pages: their answers have a `next_cursor`, which is not always null. */
export type ListPath = {
  [P in keyof paths]: [BodyOf<P>] extends [{ next_cursor: infer Cursor }]
    ? string extends Cursor
      ? P
      : never
    : never;
}[keyof paths];

/** What a list is asked for, as by `GET`; the cursor is the walk's own business, and `limit` is 50 unless it is given. */
export type WalkInit<P extends ListPath> = FetchOptions<paths[P]['get']>;

/** The items of a page, whatever the list calls them. */
type ItemIn<Body> = Body extends unknown
  ? { [Name in keyof Body]-?: Body[Name] extends readonly (infer Item)[] ? Item : never }[keyof Body]
  : never;

type IsPartial<Item> = object extends Item ? true : false;

/** Of whole items and those with selected fields the former. */
type WholeItem<Item> = Item extends unknown ? (IsPartial<Item> extends true ? never : Item) : never;

/** Of whole items and those with selected fields the latter, with all fields. */
type SelectableItem<Item> = Item extends unknown
  ? IsPartial<Item> extends true
    ? Required<Item>
    : never
  : never;

type NamesIn<Text> = Text extends `${infer Name},${infer Rest}` ? Name | NamesIn<Rest> : Text;

type FieldsOf<Init> = Init extends { readonly params: { readonly query: { readonly fields: infer Fields } } }
  ? Fields
  : undefined;

/** What a walk gives: items with the fields that `params.query.fields` names where it is known by its text, else whole ones. */
export type WalkedItem<P extends ListPath, Init> =
  FieldsOf<Init> extends string
    ? string extends FieldsOf<Init>
      ? Partial<SelectableItem<ItemIn<BodyOf<P>>>>
      : Pick<
          SelectableItem<ItemIn<BodyOf<P>>>,
          NamesIn<FieldsOf<Init>> & keyof SelectableItem<ItemIn<BodyOf<P>>>
        >
    : WholeItem<ItemIn<BodyOf<P>>>;

/** Reads one page, as the client's `GET` does. */
export type ReadPage = (
  path: string,
  init: object,
) => Promise<{ readonly data?: unknown; readonly error?: unknown; readonly response: Response }>;

/** Items on a page where the caller does not say: every list of the API gives as many. */
const PAGE_ITEMS = 50;

/** Each item of a list, page by page, asked for as they are needed. @throws ProblemError for a page that is refused */
export async function* walkList(
  read: ReadPage,
  path: string,
  init: object = {},
): AsyncGenerator<unknown, void> {
  const { params = {} } = init as { readonly params?: { readonly query?: object } };
  let cursor: unknown;
  do {
    const query = { limit: PAGE_ITEMS, ...params.query, ...(typeof cursor === 'string' && { cursor }) };
    const { data, error, response } = await read(path, { ...init, params: { ...params, query } });
    if (!response.ok) throw new ProblemError(response, error);
    const page = data as { readonly next_cursor: unknown };
    yield* Object.values(page).find(Array.isArray) ?? [];
    cursor = page.next_cursor;
  } while (typeof cursor === 'string');
}
