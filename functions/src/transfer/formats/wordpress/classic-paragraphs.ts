import {
  element,
  isBlank,
  isElement,
  textOf,
  type HtmlElement,
  type HtmlNode,
} from '../../html/html-tree.js';
import { CLASSIC } from './wordpress-blocks.js';

/** What between the parts of these is no text. */
const HOLDERS: ReadonlySet<string> = new Set([
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'ul',
  'ol',
  'dl',
  'menu',
]);

/** Where line breaks stay as they are. */
const VERBATIM: ReadonlySet<string> = new Set(['pre']);

/** Code in the classic editor that stands on lines of its own. */
const CODE_LINES = /^[ \t]*\n|\n[ \t]*\n/;

/** Lists that galleries were, before they were figures. */
const GALLERY = /(?:^|\s)(?:blocks-gallery-(?:grid|item)|wp-block-gallery)(?:\s|$)/;

/** A cover's picture, in older blocks, and what stands beside the link to a file. */
const BACKGROUND = /(?:^|\s)wp-block-(?:cover|cover-image|media-text__media)(?:\s|$)/;
const PREVIEW = /(?:^|\s)wp-block-file__(?:embed|button)(?:\s|$)/;

/** A poem: its line ends and blanks show, and it is no code. */
const VERSE = /(?:^|\s)wp-block-verse(?:\s|$)/;

/** Trees of WordPress as plain HTML: text of the classic editor with its paragraphs, galleries as pictures. */
export function plainHtml(nodes: readonly HtmlNode[], isClassic = false): HtmlNode[] {
  return nodes.flatMap((node, index) => {
    if (!isElement(node)) return isClassic ? breaksIn(node.text, nodes[index - 1]) : [node];
    return plainElement(node, isClassic);
  });
}

function plainElement(node: HtmlElement, isClassic: boolean): readonly HtmlNode[] {
  const { tag, attributes, children } = node;
  const names = attributes['class'] ?? '';
  if (PREVIEW.test(names)) return [];
  if (VERSE.test(names)) return [element('p', {}, versesOf(children))];
  if (VERBATIM.has(tag)) return [node];
  const isWithin = isClassic || attributes[CLASSIC] !== undefined;
  if (isWithin && tag === 'code' && CODE_LINES.test(textOf(children)))
    return [element('pre', attributes, children)];
  const isHolder = HOLDERS.has(tag);
  const inner = isHolder
    ? children.flatMap((child) => (isBlank(child) ? [child] : plainHtml([child], isWithin)))
    : plainHtml(children, isWithin);
  const background = BACKGROUND.test(names) ? attributes['data-background'] : undefined;
  const picture = background === undefined ? [] : [element('img', { src: background, alt: '' })];
  const isGallery = GALLERY.test(names) && (tag === 'ul' || tag === 'li');
  return [element(isGallery ? 'div' : tag, attributes, [...picture, ...inner])];
}

/** Blank lines part paragraphs, other line ends are line breaks; one behind `<br>` is the same break. */
function breaksIn(text: string, before: HtmlNode | undefined): HtmlNode[] {
  const given = isElement(before, 'br') ? text.replace(/^[ \t]*\n/, '') : text;
  return given
    .split(/(\n[ \t]*(?:\n[ \t]*)+)|\n/)
    .flatMap((part: string | undefined, index): readonly HtmlNode[] => {
      const separator = index % 2 === 1;
      if (separator) return [part === undefined ? element('br') : element('p')];
      return part === undefined || part === '' ? [] : [{ text: part }];
    });
}

function versesOf(nodes: readonly HtmlNode[]): HtmlNode[] {
  return nodes.flatMap((node): readonly HtmlNode[] => {
    if (isElement(node)) return [element(node.tag, node.attributes, versesOf(node.children))];
    const lines = node.text
      .split('\n')
      .map((line) => line.replaceAll(/^ +|(?<= ) /g, (run) => '\u00a0'.repeat(run.length)));
    return lines.flatMap((text, index) => (index === 0 ? [{ text }] : [element('br'), { text }]));
  });
}
