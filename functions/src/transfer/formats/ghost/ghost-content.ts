import { escapeHtml } from '../../../shared/index.js';
import { htmlToMarkdown, type HtmlSource } from '../../html/html-to-markdown.js';
import { ItemRefused, type Report } from '../import-collector.js';
import { textOrNull } from '../lenient-fields.js';
import { plainCards } from './kg-cards.js';
import { lexicalHtml } from './lexical-html.js';
import { mobiledocHtml } from './mobiledoc-html.js';

const MAX_NAMED = 5;

/** The forms in which an export has the text of a post. */
export interface GhostTexts {
  readonly html: string | null;
  /** Of the editor since version 5. */
  readonly lexical: string | null;
  /** Of the editor before. */
  readonly mobiledoc: string | null;
  readonly plaintext: string | null;
}

type Context = Pick<HtmlSource, 'baseUrl' | 'linkTo'> & { readonly report: Report };

/**
 * The text of a post as Markdown: what Ghost has rendered, else what its editor stores, else the plain text.
 *
 * @throws ItemRefused when it is too complex, or in no form that is known
 */
export function contentOf(texts: GhostTexts, { report, ...source }: Context): string {
  const html = textOrNull(texts.html) ?? editorHtml(texts, report) ?? plainHtml(texts.plaintext);
  if (html !== null) return htmlToMarkdown(html, { ...source, rewrite: plainCards, report });
  if (texts.html !== null || (texts.lexical === null && texts.mobiledoc === null)) return '';
  throw new ItemRefused(
    'has no html, and what its editor stored can’t be read; it was left out: save it once more in Ghost',
  );
}

function editorHtml({ lexical, mobiledoc }: GhostTexts, report: Report): string | null {
  const found =
    (lexical === null ? null : lexicalHtml(lexical)) ??
    (mobiledoc === null ? null : mobiledocHtml(mobiledoc));
  if (found === null) return null;
  const { html, lostCards } = found;
  if (lostCards.length > 0) {
    const more = lostCards.length > MAX_NAMED ? ' and more' : '';
    report(
      `has cards that posts can’t show, which were left out: ${lostCards.slice(0, MAX_NAMED).join(', ')}${more}`,
      'cards',
    );
  }
  return html;
}

function plainHtml(plaintext: string | null): string | null {
  const text = textOrNull(plaintext);
  if (text === null) return null;
  const paragraphs = text.split(/\n{2,}/);
  return paragraphs.map((part) => `<p>${escapeHtml(part)}</p>`).join('\n');
}
