import sanitizeHtml from 'sanitize-html';
import { decodeBasicEntities } from '../../shared/index.js';

/** What stands within a player is for those who can't play it. */
const NO_TEXT = ['iframe', 'video', 'audio', 'footnote'];

/** What is not told of a post in a few words. */
const NO_PROSE = [...NO_TEXT, 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'figure'];

/** The text of sanitised HTML without code blocks, headings, tables and footnotes: one line, not escaped. */
export function proseOf(html: string): string {
  return textWithout(html, NO_PROSE);
}

/** All text of sanitised HTML but its footnotes: one line, not escaped. */
export function textOf(html: string): string {
  return textWithout(html, NO_TEXT);
}

/** Where words end though no space follows. */
const BOUNDARY =
  /<\/(?:p|li|h\d|blockquote|div|d[dt]|t[dh]|caption|figcaption|summary|section|pre)>|<br \/>/g;

function textWithout(html: string, nonTextTags: string[]): string {
  const text = sanitizeHtml(html.replaceAll(BOUNDARY, '$& '), {
    allowedTags: [],
    allowedAttributes: {},
    nonTextTags,
    transformTags: { sup: footnoteAside, section: footnoteAside },
  });
  return decodeBasicEntities(text).replaceAll(/\s+/g, ' ').trim();
}

/** Tells the marks and the list of footnotes from what else is in elements of their kind. */
function footnoteAside(tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  return { tagName: attribs['class']?.startsWith('footnote') ? 'footnote' : tagName, attribs };
}
