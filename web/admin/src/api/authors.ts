import { ask } from './client.js';
import type { Option } from '../list/filters.js';

/** How long names that were read are taken for those of now, in ms. */
const KNOWN_MS = 5 * 60 * 1000;

let known: { readonly names: Promise<readonly Option[]>; readonly until: number } | undefined;

/** Those who can be named as authors, of more than 50 the newest accounts: a filter's options. Asked for once in five minutes. */
export function loadAuthors(): Promise<readonly Option[]> {
  if (known && Date.now() < known.until) return known.names;
  const names = askNames();
  known = { names, until: Date.now() + KNOWN_MS };
  names.catch(() => {
    known = undefined;
  });
  return names;
}

async function askNames(): Promise<readonly Option[]> {
  const params = { query: { limit: 50 } };
  const { authors } = await ask((api) => api.GET('/admin/api/authors/names', { params }));
  return authors.map(({ id, name }) => [id, name]);
}
