import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Selection } from './selection.js';

/** A column of a table; the first is what a row is called. */
export interface Column<Item> {
  readonly title: string;
  readonly cell: (item: Item) => ComponentChildren;
  /** The API's name of the order by it, where there is one. */
  readonly sort?: string;
  /** How it stands: numbers at the end of their column. */
  readonly isNumber?: boolean;
  /** Whether it may have several lines. */
  readonly isWrapped?: boolean;
  /** What becomes of it where a row is a card: its title is said as well, or it is left out. */
  readonly narrow?: 'titled' | 'hidden';
}

interface TableProps<Item> {
  readonly what: string;
  readonly items: readonly Item[];
  readonly columns: readonly Column<Item>[];
  readonly idOf: (item: Item) => string;
  readonly nameOf: (item: Item) => string;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly selection: Selection | undefined;
}

/**
 * A plain table, whose rows are cards where there is little room. With the focus in it: arrows or J and K go from row to
 * row, X chooses one, Escape chooses none.
 */
export function Table<Item>({
  what,
  items,
  columns,
  idOf,
  nameOf,
  sort,
  onSort,
  selection,
}: TableProps<Item>) {
  const body = useRef<HTMLTableSectionElement>(null);
  return (
    // Roles are given where the styles take away what the browser would give.
    <table
      class="table"
      role="table"
      aria-label={what}
      onKeyDown={(event) => {
        moveByKey(event, body.current, selection);
      }}
    >
      <thead role="rowgroup">
        <tr role="row">
          {selection && (
            <th role="columnheader" class="choose">
              <AllBox selection={selection} count={items.length} />
            </th>
          )}
          {columns.map((column) => (
            <Heading key={column.title} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" ref={body}>
        {items.map((item) => {
          const id = idOf(item);
          return (
            <tr key={id} role="row" data-id={id} class={selection?.ids.has(id) ? 'is-chosen' : undefined}>
              {selection && (
                <td role="cell" class="choose">
                  <label>
                    <input
                      type="checkbox"
                      checked={selection.ids.has(id)}
                      onClick={({ shiftKey }) => {
                        selection.toggle(id, shiftKey);
                      }}
                    />
                    <span class="visually-hidden">Choose {nameOf(item)}</span>
                  </label>
                </td>
              )}
              {columns.map(({ title, cell, ...how }, index) =>
                index === 0 ? (
                  <th key={title} role="rowheader" scope="row">
                    {cell(item)}
                  </th>
                ) : (
                  <td key={title} role="cell" class={classOf(how)} data-title={title}>
                    {cell(item)}
                  </td>
                ),
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function classOf({ isNumber, isWrapped, narrow }: Omit<Column<never>, 'title' | 'cell'>): string | undefined {
  const classes = [isNumber && 'is-number', isWrapped && 'is-wrapped', narrow && `narrow-${narrow}`];
  return classes.filter(Boolean).join(' ') || undefined;
}

function AllBox({ selection, count }: { selection: Selection; count: number }) {
  const box = useRef<HTMLInputElement>(null);
  const chosen = selection.ids.size;
  useEffect(() => {
    if (box.current) box.current.indeterminate = chosen > 0 && chosen < count;
  }, [chosen, count]);
  return (
    <label>
      <input ref={box} type="checkbox" checked={chosen === count} onClick={selection.toggleAll} />
      <span class="visually-hidden">Choose all on this page</span>
    </label>
  );
}

interface HeadingProps {
  readonly column: Pick<Column<never>, 'title' | 'sort' | 'isNumber'>;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
}

function Heading({ column: { title, sort: name, isNumber }, sort, onSort }: HeadingProps) {
  const isUp = name !== undefined && sort === name;
  const isDown = name !== undefined && sort === `-${name}`;
  return (
    <th
      role="columnheader"
      scope="col"
      class={isNumber ? 'is-number' : undefined}
      aria-sort={isUp ? 'ascending' : isDown ? 'descending' : undefined}
    >
      {name === undefined ? (
        title
      ) : (
        <button
          type="button"
          class="sort"
          onClick={() => {
            onSort(isDown ? name : `-${name}`);
          }}
        >
          {title}
          <span aria-hidden="true">{isUp ? ' ↑' : isDown ? ' ↓' : ''}</span>
        </button>
      )}
    </th>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

function moveByKey(event: KeyboardEvent, body: HTMLElement | null, selection: Selection | undefined): void {
  const { target, key } = event;
  if (!body || !(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (target.matches('select, textarea, input:not([type="checkbox"])')) return;
  const rows = [...body.querySelectorAll('tr')];
  const at = rows.findIndex((row) => row.contains(target));
  const step = STEPS[key];
  if (step !== undefined) {
    const row = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
    const inRow = target.matches('input') ? 'input' : 'th a, th button, a, button';
    row?.querySelector<HTMLElement>(inRow)?.focus();
  } else if (key === 'x' && at >= 0) {
    selection?.toggle(rows[at]?.dataset['id'] ?? '', false);
  } else if (key === 'Escape') {
    selection?.clear();
  } else return;
  event.preventDefault();
}
