import { highlight } from './engine/highlight.js';

const SNIPPET = { maxLength: 200 };

/**
 * Shows where a hit has the terms, in its fields, of which the index keeps none. HTML with no element but `<mark>`: the whole
 * title, and at most 200 characters of the text; of the excerpt where the text has none of the terms.
 */
export function describeHit(
  terms: readonly string[],
  { title, excerpt, text }: Readonly<Record<'title' | 'excerpt' | 'text', string>>,
) {
  const ofText = highlight(text, terms, SNIPPET);
  // What is escaped has no `<mark>` but ours.
  const snippetHtml = ofText.includes('<mark>') ? ofText : highlight(excerpt, terms, SNIPPET);
  return { titleHtml: highlight(title, terms), snippetHtml };
}
