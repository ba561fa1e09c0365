/** What a list is asked for, kept in the page's address: it can be linked to, and Back leads to the list as it was. */
import { useLocation } from 'preact-iso/router';

/** The address's query as a list has it. */
export interface ListQuery {
  readonly values: Readonly<Record<string, string>>;
  /** Asks for something else, from the first page on; an empty value takes a filter away. */
  readonly set: (
    changes: Readonly<Record<string, string>>,
    options?: { readonly isReplaced?: boolean },
  ) => void;
  readonly showPage: (cursor: string) => void;
}

/** Items that a page of a list has. */
export const PAGE_ITEMS = '25';

/** The list's part of the address. */
export function useListQuery(): ListQuery {
  const { path, query, route } = useLocation();
  const go = (next: Readonly<Record<string, string>>, isReplaced: boolean): void => {
    route(addressOf(path, next), isReplaced);
  };
  return {
    values: query,
    set: (changes, { isReplaced = false } = {}) => {
      go({ ...query, cursor: '', ...changes }, isReplaced);
    },
    showPage: (cursor) => {
      go({ ...query, cursor }, false);
    },
  };
}

/** A path with a query; without what is empty. */
export function addressOf(path: string, query: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return search ? `${path}?${search}` : path;
}

/** What the API is asked with. @param allowed names that its list knows */
export function apiQuery(
  values: Readonly<Record<string, string>>,
  allowed: readonly string[],
): Record<string, string> {
  const known = Object.entries(values).filter(([name, value]) => allowed.includes(name) && value !== '');
  return { limit: PAGE_ITEMS, ...Object.fromEntries(known) };
}
