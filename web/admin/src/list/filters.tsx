import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ListQuery } from './list-query.js';

/** Something that a list is narrowed by. */
export interface Filter {
  /** The API's name of it. */
  readonly name: string;
  readonly label: string;
  /** The first is for any. */
  readonly options: readonly (readonly [value: string, label: string])[];
}

interface FiltersProps {
  readonly query: ListQuery;
  readonly filters: readonly Filter[];
  readonly search?: string | undefined;
}

/** How long nothing is typed before it is searched for. */
const TYPING_MS = 20;

/** What stands above a list: its search and filters. */
export function Filters({ query, filters, search }: FiltersProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  if (!search && filters.length === 0) return null;
  const isMany = filters.length > 1;
  const number = filters.filter(({ name }) => query.values[name]).length;
  return (
    <form
      class="filters"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      {search && <Search label={search} query={query} />}
      {isMany && (
        // Where there is little room they would push the list off the screen.
        <button
          type="button"
          class="button is-quiet filters-toggle"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {number === 0 ? 'Filters' : `Filters: ${number} set`}
        </button>
      )}
      <div class={isMany && !isOpen ? 'filter-group is-shut' : 'filter-group'} id={id}>
        {filters.map((filter) => (
          <Choice key={filter.name} filter={filter} query={query} />
        ))}
      </div>
    </form>
  );
}

function Search({ label, query }: { label: string; query: ListQuery }) {
  const id = useId();
  const asked = query.values['q'] ?? '';
  const [text, setText] = useState(asked);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(query);
  latest.current = query;
  useEffect(() => {
    setText(asked);
  }, [asked]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  return (
    <div class="search-field">
      <label class="visually-hidden" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="search"
        placeholder={label}
        value={text}
        onInput={({ currentTarget }) => {
          const typed = currentTarget.value;
          setText(typed);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => {
            latest.current.set({ q: typed.trim() }, { isReplaced: true });
          }, TYPING_MS);
        }}
      />
    </div>
  );
}

function Choice({ filter: { name, label, options }, query }: { filter: Filter; query: ListQuery }) {
  const id = useId();
  const chosen = query.values[name] ?? '';
  return (
    <div class="filter">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={chosen}
        onChange={({ currentTarget }) => {
          query.set({ [name]: currentTarget.value });
        }}
      >
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
