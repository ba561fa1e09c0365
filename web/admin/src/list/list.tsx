import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ProblemError } from '../api/client.js';
import { useLoad } from '../api/load.js';
import { announce } from '../app/notices.js';
import { State } from '../app/screen.js';
import { withTimes } from './days.js';
import { Filters, type Filter } from './filters.js';
import { apiQuery, useListQuery } from './list-query.js';
import { useSelection, type Selection } from './selection.js';
import { Table, type Column } from './table.js';

/** A page of a list as the API gives it. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  /** How many there are with these filters, where the API says it. */
  readonly total?: number | null;
}

interface ListProps<Item> {
  /** What the items are called, in the plural, such as `posts`. */
  readonly what: string;
  readonly load: (query: Record<string, string>) => Promise<ListPage<Item>>;
  readonly columns: readonly Column<Item>[];
  readonly idOf: (item: Item) => string;
  /** What an item is called where it is read out. */
  readonly nameOf: (item: Item) => string;
  /** The label of the search field; absent for a list that can't be searched. */
  readonly search?: string;
  readonly filters?: readonly Filter[];
  /** What can be done with some; shown as soon as one is chosen. */
  readonly bulk?: (selection: Selection, reload: () => Promise<void>) => ComponentChildren;
  /** Shown when there is nothing, whatever the filters. */
  readonly empty: ComponentChildren;
  /** How the items stand, where a table is not the way: pictures. */
  readonly view?: (items: readonly Item[], selection: Selection) => ComponentChildren;
  /** Another number asks again. */
  readonly turn?: number;
}

/** THE list: a page of a collection with search, filters, order, a cursor, and what is done with several at once. */
export function List<Item>(props: ListProps<Item>) {
  const { what, load, columns, idOf, nameOf, search, filters = [], bulk, empty, view, turn = 0 } = props;
  const query = useListQuery();
  const names = ['q', 'sort', 'cursor', ...filters.map(({ name }) => name)];
  // By its times it is another question as soon as the site's zone is known, where days begin otherwise.
  const asked = withTimes(apiQuery(query.values, names));
  const page = useLoad(
    () =>
      loadPage(load, asked, () => {
        query.set({}, { isReplaced: true });
      }),
    `${JSON.stringify(asked)}${turn}`,
  );
  const before = useRef(new Map<string, string>());
  const lastSaid = useRef<string | undefined>(undefined);
  const { data } = page;
  const items = data.value?.items ?? [];
  const selection = useSelection(items.map(idOf));
  const total = data.value?.total;
  const isFiltered = names.some((name) => name !== 'sort' && query.values[name]);
  useEffect(() => {
    const said = data.value && `${total ?? items.length} ${what}`;
    if (said && said !== lastSaid.current) announce(said);
    lastSaid.current = said;
  }, [data.value]);
  const next = data.value?.next ?? null;
  const cursor = query.values['cursor'] ?? '';
  return (
    <section class="list" aria-label={capitalised(what)} aria-busy={page.isLoading.value}>
      <Filters query={query} filters={filters} search={search} isShown={data.value !== undefined} />
      {selection.ids.size > 0 && bulk && (
        <div class="bulk" role="group" aria-label="With those that are chosen">
          <strong>{selection.ids.size} chosen</strong>
          {bulk(selection, page.reload)}
          <button type="button" class="button is-quiet" onClick={selection.clear}>
            Choose none
          </button>
        </div>
      )}
      {page.failure.value || !data.value ? (
        <State failure={page.failure.value} isLoading onRetry={() => void page.reload()} />
      ) : items.length === 0 ? (
        <State>
          {isFiltered ? (
            <p>Nothing is like that. Take a filter away, or search for something else.</p>
          ) : (
            empty
          )}
        </State>
      ) : view ? (
        view(items, selection)
      ) : (
        <Table
          what={what}
          items={items}
          columns={columns}
          idOf={idOf}
          nameOf={nameOf}
          sort={query.values['sort'] ?? ''}
          onSort={(sort) => {
            query.set({ sort });
          }}
          selection={bulk ? selection : undefined}
        />
      )}
      {(next !== null || cursor) && (
        <nav class="pager" aria-label={`Pages of ${what}`}>
          <button
            type="button"
            class="button is-quiet"
            disabled={!cursor}
            onClick={() => {
              query.showPage(before.current.get(cursor) ?? '');
            }}
          >
            {before.current.has(cursor) || !cursor ? 'Previous page' : 'First page'}
          </button>
          {typeof total === 'number' && <span>{total.toLocaleString('en')} in all</span>}
          <button
            type="button"
            class="button is-quiet"
            disabled={next === null}
            onClick={() => {
              if (next === null) return;
              before.current.set(next, cursor);
              query.showPage(next);
            }}
          >
            Next page
          </button>
        </nav>
      )}
    </section>
  );
}

/** A cursor that is too old leads back to the first page. */
async function loadPage<Item>(
  load: ListProps<Item>['load'],
  asked: Record<string, string>,
  goToFirst: () => void,
): Promise<ListPage<Item>> {
  try {
    return await load(asked);
  } catch (error) {
    if (!asked['cursor'] || !(error instanceof ProblemError) || error.status !== 400) throw error;
    goToFirst();
    return { items: [], next: null };
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
