import { defineLanguageFacet, HighlightStyle, Language, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';
import { GFM, parser } from '@lezer/markdown';

/** How parts of Markdown look: by weight and slant first, so that it can be told without colours. */
const LOOK = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '700', color: 'var(--code-keyword)' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.monospace, color: 'var(--code-string)' },
  { tag: tags.link, textDecoration: 'underline' },
  { tag: tags.url, color: 'var(--info)' },
  { tag: tags.quote, fontStyle: 'italic', color: 'var(--ink-soft)' },
  { tag: [tags.processingInstruction, tags.contentSeparator], color: 'var(--code-number)' },
  { tag: [tags.comment, tags.angleBracket, tags.tagName], color: 'var(--ink-soft)' },
]);

/**
 * Markdown as the site understands it, with tables, tasks and strikethrough. The code in its blocks stays plain: its languages would
 * weigh more than all the rest.
 */
export function markdownLanguage(): Extension {
  const language = new Language(defineLanguageFacet(), parser.configure(GFM), [], 'markdown');
  return [language.extension, syntaxHighlighting(LOOK)];
}
