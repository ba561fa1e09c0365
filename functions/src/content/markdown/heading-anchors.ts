import type MarkdownIt from 'markdown-it';
import { truncateAtWord } from '../../shared/index.js';
import type { Anchors } from './anchors.js';
import type { RenderWarnings } from './render-warnings.js';

/** A heading of a post and the anchor it can be linked by. */
export interface TocEntry {
  /** 1 to 6. */
  readonly level: number;
  readonly id: string;
  readonly title: string;
}

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];

const MAX_TOC_ENTRIES = 200;

/** In characters, of a title in the table of contents and of what an anchor is made of. */
const MAX_TITLE_LENGTH = 200;

/** `{#name}` or `{: #name}` at a heading's end; whatever else it has is of no use here. */
const ATTRIBUTES = /^\{:?\s*#([^\s{}]+)((?:\s[^{}]*)?)\}$/;
const MAX_ATTRIBUTES_LENGTH = 200;

/** Where a rule hands the id that the writer gave over to the next one, of an opening token. */
interface HeadingMeta {
  readonly givenId: string;
}

/**
 * Gives each heading an id to be linked by, and lists those that have a text. The published plugin for this searches all
 * tokens for each heading: seconds for a post that has nothing else.
 *
 * @param toc filled while rendering, with at most 200
 */
export function headingAnchors(
  markdown: InstanceType<typeof MarkdownIt>,
  toc: TocEntry[],
  anchors: Anchors,
  warnings: RenderWarnings,
): void {
  markdown.core.ruler.before('inline', 'heading-names', ({ tokens }) => {
    for (const [opening, inline] of headingsOf(tokens)) takeName(opening, inline, warnings);
  });
  markdown.core.ruler.push('heading-anchors', ({ tokens }) => {
    const headings = headingsOf(tokens).map(([opening, inline]) => ({
      opening,
      title: titleOf(inline?.children ?? []),
      given: (opening.meta as HeadingMeta | null)?.givenId ?? null,
    }));
    anchors.ofHeadings(headings).forEach((id, index) => {
      const { opening, title = '' } = headings[index] ?? {};
      opening?.attrSet('id', id);
      if (!opening || title === '' || toc.length >= MAX_TOC_ENTRIES) return;
      toc.push({ level: Number(opening.tag.slice(1)), id, title });
    });
  });
}

/** Each heading's opening token and that of its content. */
function headingsOf(tokens: readonly Token[]): [opening: Token, inline: Token | undefined][] {
  return tokens.flatMap((token, index) =>
    token.type === 'heading_open' ? [[token, tokens[index + 1]] as [Token, Token | undefined]] : [],
  );
}

/** Takes the id that a writer gives out of a heading's text. @see https://pandoc.org/MANUAL.html#heading-identifiers */
function takeName(opening: Token, inline: Token | undefined, warnings: RenderWarnings): void {
  const { content } = inline ?? { content: '' };
  if (!inline || !content.endsWith('}')) return;
  const start = content.lastIndexOf('{');
  if (start < 0 || content[start - 1] === '\\' || content.length - start > MAX_ATTRIBUTES_LENGTH) return;
  const [, givenId, others = ''] = ATTRIBUTES.exec(content.slice(start)) ?? [];
  if (givenId === undefined) return;
  opening.meta = { givenId } satisfies HeadingMeta;
  // Pandoc has the name behind the closing signs.
  inline.content = content.slice(0, start).trimEnd().replace(/\s#+$/, '').trimEnd();
  if (others.trim() !== '') warnings.add('attribute', others.trim());
}

/** The text of a heading, without its markup and images. */
function titleOf(tokens: readonly Pick<Token, 'type' | 'content'>[]): string {
  const texts = tokens.map(({ type, content }) =>
    type === 'text' || type === 'code_inline' ? content : type === 'softbreak' ? ' ' : '',
  );
  return truncateAtWord(texts.join('').replaceAll(/\s+/g, ' ').trim(), MAX_TITLE_LENGTH);
}
