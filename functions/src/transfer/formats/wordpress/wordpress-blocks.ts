import { escapeHtml } from '../../../shared/index.js';

/** Reusable blocks within each other could make a text very long. */
const MAX_REUSED = 500;
const MAX_DEPTH = 5;

/** The beginning or end of a block; in its attributes `<` and `>` are written otherwise. */
const MARK = /<!--\s+(\/?)wp:([a-z][\w-]*(?:\/[a-z][\w-]*)?)\s+((?:\{[^<>]*\}\s+)?)(\/?)-->/g;

/** Blocks whose content WordPress makes of posts, settings and the like each time; what they hold is a pattern for it. */
const DYNAMIC =
  /^(?:core\/)?(?:query|comments|navigation|latest-(?:posts|comments)|archives|calendar|categories|tag-cloud|rss|search|page-list|site-\w+|post-[\w-]+|comment-[\w-]+|query-[\w-]+|loginout|avatar|read-more|template-part|pattern|terms-\w+)$/;

/** Says of an element that blank lines within part paragraphs. */
export const CLASSIC = 'data-classic';

/** Marks that show nothing. */
const SILENT = /^(?:core\/)?(?:more|nextpage|spacer|separator|missing|null)$/;

/** A block of code by a plugin, whose language is in its attributes. */
const CODE = /code|highlight|enlighter|prism/i;

/** What is known of a post besides its content. */
export interface BlockSource {
  /** The content of a reusable block; undefined when the file does not have it. */
  readonly reusable: (id: string) => string | undefined;
  /** The post's notes as a list in HTML; empty when it has none. */
  readonly footnotes: string;
  /** Notes, by its name, a block that comes to nothing. */
  readonly lost: (name: string) => void;
}

interface BlockMark {
  readonly name: string;
  readonly json: string;
  readonly isSelf: boolean;
}

/** What is to be written where a block ends. */
interface OpenBlock {
  readonly name: string;
  readonly end: string;
}

/**
 * Content of the block editor with its reusable blocks and notes put in, and addresses, languages and links that only
 * attributes tell written out. Blocks that WordPress fills each time anew are left out and named.
 */
export function expandBlocks(content: string, source: BlockSource): string {
  return new BlockExpander(source).expand(content, 0);
}

class BlockExpander {
  private reused = 0;

  constructor(private readonly source: BlockSource) {}

  expand(content: string, depth: number): string {
    const parts: string[] = [];
    const open: OpenBlock[] = [];
    let skipped: { readonly name: string; depth: number } | null = null;
    let at = 0;
    for (const match of content.matchAll(MARK)) {
      const [mark, slash, name = '', json = '', self] = match;
      const isSelf = self === '/';
      if (skipped === null) parts.push(content.slice(at, match.index));
      at = match.index + mark.length;
      if (skipped !== null) {
        if (name === skipped.name && !isSelf) skipped.depth += slash === '/' ? -1 : 1;
        if (skipped.depth === 0) skipped = null;
      } else if (slash === '/') parts.push(endOf(name, open));
      else {
        parts.push(this.begin({ name, json, isSelf }, open, depth));
        if (!isSelf && DYNAMIC.test(name)) skipped = { name, depth: 1 };
      }
    }
    if (skipped === null) parts.push(content.slice(at));
    return [...parts, ...open.map(({ end }) => end)].join('');
  }

  private begin({ name, json, isSelf }: BlockMark, open: OpenBlock[], depth: number): string {
    const attributes = attributesOf(json);
    const text = (key: string) => scalar(attributes[key]);
    if (/^(?:core\/)?block$/.test(name)) {
      if (hasOwnTexts(attributes['content'])) this.source.lost(`texts of its own in block ${text('ref')}`);
      return this.reuse(text('ref'), depth);
    }
    if (DYNAMIC.test(name)) {
      this.source.lost(name);
      return '';
    }
    if (/^(?:core\/)?footnotes$/.test(name)) return this.source.footnotes;
    if (isSelf) return SILENT.test(name) ? '' : selfClosedOf(name, text, this.source);
    const language = CODE.test(name) ? text('language') || text('lang') : '';
    const around = language === '' ? classicOf(name) : `<div data-lang="${escapeHtml(language)}">`;
    open.push({ name, end: around === '' ? '' : '</div>' });
    return around;
  }

  private reuse(ref: string, depth: number): string {
    const content = this.source.reusable(ref);
    this.reused += 1;
    if (content === undefined || depth >= MAX_DEPTH || this.reused > MAX_REUSED) {
      this.source.lost(`block ${ref}`.trim());
      return '';
    }
    return `\n\n${this.expand(content, depth + 1)}\n\n`;
  }
}

/** Whether a reusable block shows other texts here than elsewhere. */
function hasOwnTexts(content: unknown): boolean {
  return typeof content === 'object' && content !== null && Object.keys(content).length > 0;
}

/** Text of the classic editor has no paragraphs of its own. */
function classicOf(name: string): string {
  return /^(?:core\/)?freeform$/.test(name) ? `<div ${CLASSIC}="">` : '';
}

function endOf(name: string, open: OpenBlock[]): string {
  return open.at(-1)?.name === name ? (open.pop()?.end ?? '') : '';
}

/** What a block without content shows by its attributes. */
function selfClosedOf(name: string, text: (key: string) => string, source: BlockSource): string {
  const url = text('url') || text('src') || text('mediaURL');
  if (name.endsWith('social-link')) {
    return url === ''
      ? ''
      : `<li><a href="${escapeHtml(url)}">${escapeHtml(text('label') || text('service') || url)}</a></li>`;
  }
  if (/(?:^|\/)image$/.test(name) && url !== '')
    return `<p><img src="${escapeHtml(url)}" alt="${escapeHtml(text('alt'))}"></p>`;
  if (/^https?:/.test(url)) return `\n\n${url}\n\n`;
  source.lost(name);
  return '';
}

function attributesOf(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json.trim() || '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function scalar(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
