import { isDeepStrictEqual } from 'node:util';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import { namedNow } from '../items/authors.js';
import { showMedia } from '../items/shown-media.js';
import { loadMarkdown } from '../markdown/load-markdown.js';
import type { Carried } from './carried.repository.js';

/** The names of authors, as their accounts have them. */
export function authorNames<T extends ContentTypes>(): Carried<T> {
  return {
    ids: 'author_ids',
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
    renew: async (item, { media }) => {
      const { renderMarkdown } = await loadMarkdown();
      const contentHtml = renderMarkdown(item.contentMd).html;
      const { item: next } = await showMedia(kind, null, { ...item, contentHtml }, media);
      return isDeepStrictEqual(next, item) ? item : next;
    },
  };
}
