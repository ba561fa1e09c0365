import { highlight } from './engine/highlight.js';
import type { SearchDocument } from './engine/search-document.js';
import type { SearchHit } from './engine/search-index.js';

const SNIPPET_LENGTH = 200;

/** A hit as it is shown: HTML with no element but `<mark>`. */
export interface HitDescription {
  /** The whole title. */
  readonly titleHtml: string;
  /** At most 200 characters of the text; of the excerpt where the text has none of the terms. */
  readonly snippetHtml: string;
}

/** Shows where a hit has what was searched, in its fields, of which the index keeps none. */
export function describeHit(
  { terms }: Pick<SearchHit, 'terms'>,
  { title, excerpt, text }: Pick<SearchDocument, 'title' | 'excerpt' | 'text'>,
): HitDescription {
  const snippetHtml = highlight(text, terms, { maxLength: SNIPPET_LENGTH });
  return {
    titleHtml: highlight(title, terms),
    // What is escaped has no `<mark>` but ours.
    snippetHtml: snippetHtml.includes('<mark>')
      ? snippetHtml
      : highlight(excerpt, terms, { maxLength: SNIPPET_LENGTH }),
  };
}
