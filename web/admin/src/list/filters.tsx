import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useLoad } from '../api/load.js';
import { isFit } from '../form/errors.js';
import type { ListQuery } from './list-query.js';

/** A value that the API knows, and what it is called. */
export type Option = readonly [value: string, label: string];

/** Something that a list is narrowed by. */
export interface Filter {
  /** The API's name of it. */
  readonly name: string;
  readonly label: string;
  /** What is typed where there is nothing to choose from: a day such as `2026-05-03`, or an address. */
  readonly type?: 'date' | 'email';
  /** The first is for any. */
  readonly options?: readonly Option[];
  /** Asks for further ones; they stand after these, by what they are called. */
  readonly load?: () => Promise<readonly Option[]>;
}

interface FiltersProps {
  readonly query: ListQuery;
  readonly filters: readonly Filter[];
  readonly search?: string | undefined;
  /** Whether the list has its first rows: what is loaded besides waits for these. */
  readonly isShown: boolean;
}

/** How long nothing is typed before it is searched for. */
const TYPING_MS = 20;

/** What stands above a list: its search and filters. */
export function Filters({ query, filters, search, isShown }: FiltersProps) {
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
          <Field key={filter.name} filter={filter} query={query} isShown={isShown} />
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

interface FieldProps extends Pick<FiltersProps, 'query' | 'isShown'> {
  readonly filter: Filter;
}

function Field({ filter, query, isShown }: FieldProps) {
  const id = useId();
  const Control = CONTROLS[filter.type ?? 'choice'];
  return (
    <div class="filter">
      <label for={id}>{filter.label}</label>
      <Control
        id={id}
        filter={filter}
        isShown={isShown}
        chosen={query.values[filter.name] ?? ''}
        onChoose={(value) => {
          query.set({ [filter.name]: value });
        }}
      />
    </div>
  );
}

interface ControlProps {
  readonly id: string;
  readonly filter: Filter;
  readonly isShown: boolean;
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

const loadNone = (): Promise<readonly Option[]> => Promise.resolve([]);

function Choice({ id, filter, isShown, chosen, onChoose }: ControlProps) {
  const { options = [], load = loadNone } = filter;
  const { data, failure } = useLoad(isShown ? load : loadNone, String(isShown));
  const further = [...(data.value ?? [])].sort(([, one], [, other]) => one.localeCompare(other, 'en'));
  const all = [...options, ...further];
  // What the address asks for narrows, whether it is known here or not: it is shown as it is.
  if (!all.some(([value]) => value === chosen)) all.push([chosen, chosen]);
  return (
    <select
      id={id}
      value={chosen}
      onChange={({ currentTarget }) => {
        onChoose(currentTarget.value);
      }}
    >
      {all.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
      {failure.value && <option disabled>More could not be loaded</option>}
    </select>
  );
}

function Day({ id, chosen, onChoose }: ControlProps) {
  return (
    <input
      id={id}
      type="date"
      // While a year is typed it is one of long ago: that is not asked for.
      min="2000-01-01"
      max="9999-12-31"
      value={chosen}
      onChange={({ currentTarget: { validity, value } }) => {
        if (validity.valid) onChoose(value);
      }}
    />
  );
}

function Address({ id, chosen, onChoose }: ControlProps) {
  return (
    <input
      id={id}
      type="email"
      value={chosen}
      onChange={({ currentTarget }) => {
        if (isFit(currentTarget)) onChoose(currentTarget.value);
        else currentTarget.reportValidity();
      }}
    />
  );
}

const CONTROLS = { choice: Choice, date: Day, email: Address };
