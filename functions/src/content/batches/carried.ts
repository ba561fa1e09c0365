import { isDeepStrictEqual } from 'node:util';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import { namedNow } from '../items/authors.js';
import { showMedia } from '../items/shown-media.js';
import { loadMarkdown } from '../markdown/load-markdown.js';
import { BATCH_SIZE } from './batches.repository.js';
import type { Carried } from './carried.repository.js';

/** The names of authors, as their accounts have them. */
export function authorNames<T extends ContentTypes>(): Carried<T> {
  return {
    ids: 'author_ids',
    atOnce: 20,
    renew: async (item, { accounts }) => {
      const authors = await namedNow(item.authors, accounts);
      return authors === item.authors ? item : { ...item, authors };
    },
  };
}

/** How files of the library are shown, in the text, which is rendered anew, and in fields. */
export function mediaAsShown<T extends ContentTypes>(kind: ContentKind<T>): Carried<T> {
  return {
    ids: 'media_ids',
    // Each text may be new, and Firestore takes 10 MiB at once.
    atOnce: BATCH_SIZE,
    renew: async (item, { media }) => {
      if (!mayShowMedia(kind, item)) return item;
      const { renderMarkdown } = await loadMarkdown();
      const contentHtml = renderMarkdown(item.contentMd).html;
      const { item: next } = await showMedia(kind, null, { ...item, contentHtml }, media);
      return isDeepStrictEqual(next, item) ? item : next;
    },
  };
}

/** Whether an item has anything in which files of the library could be named: most have not, and need not be rendered. */
function mayShowMedia<T extends ContentTypes>({ pictureNames }: ContentKind<T>, item: T['item']): boolean {
  const written = [item.contentMd, item.contentHtml, item.seo, ...pictureNames.map((name) => item[name])];
  return item.contentMedia.length > 0 || /media:|\/media\//.test(JSON.stringify(written));
}
