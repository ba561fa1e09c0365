import type { Report } from '../../import-collector.js';
import type { ArchivedFile } from '../../imported-post.js';
import type { Archive } from '../archive.js';
import { resolveAddresses } from './addresses.js';
import { withAdmonitions } from './admonitions.js';
import { convertAttributeLists } from './attribute-lists.js';
import { Findings, type BodyContext } from './body-context.js';
import { keepCode } from './code.js';
import { convertContainers } from './containers.js';
import { convertEmbeds } from './html-embeds.js';
import { KeptText } from './kept-text.js';
import { convertShortcodes } from './shortcodes.js';
import { convertTemplateTags } from './template-tags.js';
import { withoutComments } from './wiki-comments.js';
import { convertWikiText, tagsInText } from './wiki-links.js';

/** What is longer is no post, and is refused as it is. */
const MAX_LENGTH = 500_000;

/** A body as a post has it. */
export interface ConvertedBody {
  readonly contentMd: string;
  /** Tags in lines of their own. */
  readonly tags: readonly string[];
  readonly files: readonly ArchivedFile[];
}

/** What a body is converted by. */
export interface BodyOptions {
  /** The file's path in its archive; '' for one that came alone. */
  readonly path: string;
  /** See ImportOptions. */
  readonly sourceUrl: string | null;
  /** See BodyContext. */
  readonly page: string | null;
  readonly archive: Archive;
  readonly report: Report;
}

/**
 * The Markdown of a generator as the Markdown of a post: tags, shortcodes, wiki links, notes on elements and embeds are what
 * their readers saw, relative addresses those of their site. Code stays as it is, to the letter; what has none of all that, too.
 */
export function convertBody(body: string, { report, ...options }: BodyOptions): ConvertedBody {
  if (body.length > MAX_LENGTH) return { contentMd: body, tags: [], files: [] };
  const kept = new KeptText();
  const context: BodyContext = { ...options, kept, unknown: new Findings(), files: new Map() };
  const source = KeptText.clean(body.replaceAll('\r\n', '\n'));
  const code = keepCode(withAdmonitions(source), kept, { converts: true });
  const prose = withoutComments(withoutModules(code, options.path), context);
  const tagged = convertTemplateTags(convertShortcodes(convertEmbeds(prose, context), context), context);
  const marked = convertWikiText(convertAttributeLists(tagged, options.path), context);
  const boxed = convertContainers(withMarks(marked), context);
  const text = kept.giveBack(resolveAddresses(boxed, context));
  context.unknown.reportTo(report);
  return {
    contentMd: text === source ? body : withLineEndsOf(body, text),
    tags: tagsInText(prose),
    files: [...context.files.values()],
  };
}

/** A paragraph of JavaScript. */
const MODULE =
  /^(?:import\s(?=[^\n]{0,500}["'{*,])|export\s+(?:const|let|var|default|async|function|class|\*|\{))[^\n]*(?:\n[^\n]*\S[^\n]*)*/gm;

/** MDX has JavaScript around its Markdown. */
function withoutModules(text: string, path: string): string {
  if (!/\.mdx$/i.test(path)) return text;
  return withoutJsxComments(text.replaceAll(MODULE, ''));
}

/** Without a pattern, which would look for the end of each comment anew where none ends. */
function withoutJsxComments(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let begin = text.indexOf('{/*'); begin !== -1; begin = text.indexOf('{/*', at)) {
    const end = text.indexOf('*/}', begin + 3);
    if (end === -1) break;
    parts.push(text.slice(at, begin));
    at = end + 3;
  }
  return [...parts, text.slice(at)].join('');
}

/** `==text==` of Obsidian, VuePress and others; within words of letters and numbers it compares. */
const MARKED = /(?<![\w=\\])\{?==(?![\s=])((?:(?!==)[^\n]|\n(?![ \t]*\n)){1,1000}?)(?<!\s)==(?![\w=])\}?/g;

function withMarks(text: string): string {
  return text.includes('==') ? text.replaceAll(MARKED, '<mark>$1</mark>') : text;
}

function withLineEndsOf(body: string, text: string): string {
  const isOfWindows = body.includes('\r\n') && !/(?<!\r)\n/.test(body);
  return isOfWindows ? text.replaceAll('\n', '\r\n') : text;
}
