import { FORMULA, isFormula, isMarkedAsFormula } from './formulas.js';
import { codeBegin, columnsOf } from './indentation.js';
import { splitWords } from './tag-words.js';
import { BREAK, type KeptText } from './kept-text.js';

const FENCE = String.raw`^(?<lead>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?<fence>${'`'}{3,}(?!${'`'})|~{3,}(?!~))(?<info>[^\n]*)$`;
const INDENTED = String.raw`^(?<indented>(?: {4}|\t)[^\n]*(?:\n|$))`;
const LIQUID = String.raw`\{%-?\s*(?<tag>raw|highlight|codeblock|comment|code)\b(?<words>[^\n{}]{0,500}?)-?%\}`;
const SHORTCODE = String.raw`\{\{[<%]-?\s*highlight\b(?<options>[^\n{}]{0,500}?)[%>]\}\}`;
const ELEMENT = String.raw`<!--|<(?<element>pre|code|textarea)\b[^<>]*>`;

/** Whatever begins something that is not prose. */
const START = new RegExp(
  [FENCE, INDENTED, LIQUID, SHORTCODE, ELEMENT, FORMULA, '(?<ticks>`+)', '\\\\(?<escaped>[\\\\`{])'].join(
    '|',
  ),
  'gim',
);

/** What of a fence's line is for the machine: marked lines, switches of highlighters. */
const SWITCH =
  /^(?:[{[]|twoslash$|copy$|live$|editable$|linenos$|wrap$|nowrap$|noinline$|live_view$|title$|\d[\d,-]*$|(?:show|no)[-_]?(?:line|highlight))|=/i;

/** Of a fence's line, in characters; longer ones are no titles. */
const MAX_INFO_LENGTH = 300;

interface Range {
  /** What stands in its place. */
  readonly text: string;
  /** Where the rest goes on. */
  readonly end: number;
}

interface CodeOptions {
  /** Whether tags of generators are converted, or are text. */
  readonly converts: boolean;
}

/**
 * A text whose code is kept: fences, indented and inline code, `pre`, comments. Code within the tags of Jekyll, Hexo and Hugo
 * becomes a fence with the same characters, the title of a fence a line above it; of `{% raw %}` what is in it stays as text.
 */
export function keepCode(text: string, kept: KeptText, options: CodeOptions): string {
  return new CodeScanner(text, kept, options).scan();
}

class CodeScanner {
  /** Ends that do not come any more: looking for each anew would take quadratic time. */
  private readonly missing = new Set<string>();
  private readonly lastTicks: ReadonlyMap<number, number>;
  /** Where the last line of indented code ended, and how far in the code begins. */
  private lastIndented = { end: -1, from: 0 };

  constructor(
    private readonly text: string,
    private readonly kept: KeptText,
    private readonly options: CodeOptions,
  ) {
    this.lastTicks = new Map(
      Array.from(text.matchAll(/`+/g), ({ 0: { length }, index }) => [length, index] as const),
    );
  }

  scan(): string {
    const parts: string[] = [];
    let at = 0;
    START.lastIndex = 0;
    for (let match = START.exec(this.text); match; match = START.exec(this.text)) {
      const range = this.rangeOf(match);
      if (range) {
        parts.push(this.text.slice(at, match.index), range.text);
        at = range.end;
      }
      // Within a line that is no code after all there may be some.
      START.lastIndex = Math.max(match.index + 1, range?.end ?? match.index + beginningOf(match).length);
    }
    return [...parts, this.text.slice(at)].join('');
  }

  private rangeOf(match: RegExpExecArray): Range | null {
    const { index, groups = {} } = match;
    const end = index + match[0].length;
    const { fence, indented, tag, options, ticks, element, escaped } = groups;
    if (fence !== undefined) return this.fenced(match, fence);
    if (indented !== undefined) return this.indented(index, end);
    if (tag !== undefined)
      return this.options.converts ? this.tagged(tag.toLowerCase(), groups['words'] ?? '', match) : null;
    if (options !== undefined) return this.options.converts ? this.shortcode(options, match) : null;
    if (ticks !== undefined) return this.inline(ticks.length, index, end);
    if (isMarkedAsFormula(groups)) return isFormula(groups) ? this.keptUntil(index, end) : null;
    if (escaped !== undefined) return { text: this.kept.keep(match[0]), end };
    return this.enclosed(element?.toLowerCase(), index, end);
  }

  private keptUntil(index: number, end: number): Range {
    return { text: this.kept.keep(this.text.slice(index, end)), end };
  }

  /** Ends with a line of as many signs; without one with the text. */
  private fenced(match: RegExpExecArray, fence: string): Range | null {
    const { lead = '', info = '' } = match.groups ?? {};
    if (fence.startsWith('`') && info.includes('`')) {
      const at = match.index + lead.length;
      return this.inline(fence.length, at, at + fence.length, lead);
    }
    const begin = match.index + match[0].length;
    const closing = this.closingOf(fence, lead, begin);
    const end = closing ?? this.text.length;
    const { title, first } = this.options.converts ? readInfo(info) : { title: null, first: info };
    const isShown = title !== null && lead.trim() === '';
    const above = isShown ? `${BREAK}${lead}${title}${BREAK}` : '';
    const line = isShown || title === null ? first : info;
    return { text: above + this.kept.keep(`${lead}${fence}${line}${this.text.slice(begin, end)}`), end };
  }

  /** In as many quotes as it began in, and hardly further in; a fence in a quote ends with that, too. */
  private closingOf(fence: string, lead: string, from: number): number | null {
    const sign = fence[0] ?? '';
    const quotes = lead.split('>').length - 1;
    const most = columnsOf(lead.slice(lead.lastIndexOf('>') + 1).replaceAll(/[^\t]/g, ' ')) + 3;
    const blanks = most < 4 ? ` {0,${String(most)}}` : `[ \\t]{0,${String(Math.min(most, 1_000))}}`;
    const quoted = `(?:[ \\t]*>){${String(quotes)}}`;
    const mark = `${blanks}\\${sign}{${String(fence.length)},}[ \\t]*$`;
    const closing = new RegExp(quotes === 0 ? `^${mark}` : `^${quoted}${mark}|\\n(?!${quoted})`, 'gm');
    closing.lastIndex = from;
    const found = closing.exec(this.text);
    if (!found) return null;
    return found[0] === '\n' ? found.index : found.index + found[0].length;
  }

  private inline(length: number, index: number, end: number, lead = ''): Range | null {
    if ((this.lastTicks.get(length) ?? -1) < end) return null;
    const run = new RegExp(`(?<!\`)\`{${String(length)}}(?!\`)|\\n[ \\t]*\\n`, 'g');
    run.lastIndex = end;
    const found = run.exec(this.text);
    if (!found || found[0].startsWith('\n')) return null;
    const after = found.index + length;
    return { text: lead + this.kept.keep(this.text.slice(index, after)), end: after };
  }

  private indented(index: number, end: number): Range | null {
    const { end: lastEnd, from: lastFrom } = this.lastIndented;
    const goesOn = lastEnd !== -1 && this.text.slice(lastEnd, index).trim() === '';
    const columns = columnsOf(this.text.slice(index, end));
    const from = goesOn && columns >= lastFrom ? lastFrom : codeBegin(this.text, index, columns);
    if (from === null || columns < from) return null;
    this.lastIndented = { end, from };
    return this.keptUntil(index, end);
  }

  private enclosed(element: string | undefined, index: number, end: number): Range | null {
    const close = element === undefined ? '-->' : `</${element}>`;
    const closing = this.indexOfEnd(new RegExp(close, 'gi'), close, end);
    return closing === null ? null : this.keptUntil(index, closing.end);
  }

  private tagged(tag: string, words: string, match: RegExpExecArray): Range | null {
    const begin = match.index + match[0].length;
    const closing = this.indexOfEnd(new RegExp(String.raw`\{%-?\s*end${tag}\s*-?%\}`, 'gi'), tag, begin);
    if (!closing) return null;
    const inner = this.text.slice(begin, closing.begin);
    if (tag === 'comment') return { text: '', end: closing.end };
    if (tag === 'raw') return { text: this.rawText(inner), end: closing.end };
    const code = tag === 'highlight' ? withoutRaw(inner) : inner;
    const info = tag === 'highlight' ? languageOf(words) : ofCodeBlock(words);
    return { text: this.block(code, info, match.index), end: closing.end };
  }

  /** What is raw is Markdown all the same, but no tag of a generator. */
  private rawText(inner: string): string {
    const text = inner.replace(/^[ \t]*\n/, '').replace(/\n[ \t]*$/, '\n');
    const plain = text.replaceAll(/\{(?=[{%])/g, () => this.kept.keep('{'));
    return keepCode(plain, this.kept, this.options);
  }

  private shortcode(options: string, match: RegExpExecArray): Range | null {
    const begin = match.index + match[0].length;
    const end = /\{\{[<%]-?\s*\/\s*highlight\s*-?[%>]\}\}/gi;
    const closing = this.indexOfEnd(end, 'shortcode', begin);
    if (!closing) return null;
    const code = this.text.slice(begin, closing.begin);
    return { text: this.block(code, languageOf(options), match.index), end: closing.end };
  }

  /** A fence of more signs than the code has, around all of its lines; within a list as far in as its tag is. */
  private block(code: string, { language, title }: BlockInfo, index: number): string {
    const lines = code.replace(/^[ \t]*\n/, '').replace(/\n[ \t]*$/, '');
    const longest = Math.max(2, ...Array.from(lines.matchAll(/`+/g), ([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    const lead = /(?:^|\n)([ \t]*)$/.exec(this.text.slice(Math.max(0, index - 100), index))?.[1] ?? '';
    const block = [`${fence}${language}`, ...lines.split('\n'), fence].map((line) => lead + line).join('\n');
    const above = title === null ? '' : `${BREAK}${lead}${title}`;
    return `${above}${BREAK}${this.kept.keep(block)}${BREAK}`;
  }

  private indexOfEnd(pattern: RegExp, name: string, from: number): { begin: number; end: number } | null {
    if (this.missing.has(name)) return null;
    pattern.lastIndex = from;
    const found = pattern.exec(this.text);
    if (!found) this.missing.add(name);
    return found && { begin: found.index, end: found.index + found[0].length };
  }
}

/** What of a match is looked at once and no more. */
function beginningOf({ 0: all, groups = {} }: RegExpExecArray): string {
  if (groups['indented'] !== undefined || isMarkedAsFormula(groups)) return '';
  return groups['fence'] === undefined ? all : `${groups['lead'] ?? ''}${groups['fence']}`;
}

interface BlockInfo {
  readonly language: string;
  /** Markdown that stands above it. */
  readonly title: string | null;
}

/** The first word of what follows `highlight`, in Jekyll's tag and in Hugo's. */
function languageOf(words: string): BlockInfo {
  const [first = ''] = splitWords(words);
  return { language: /^[\w+#.-]+$/.test(first) ? first : '', title: null };
}

/** What Hexo's tag has besides texts. */
const CODE_OPTION =
  /^(?:lang|line_number|line_threshold|highlight|first_line|mark|wrap|language_attr|start|linenos):/;

/** Hexo's `[title] [lang:language] [url] [link text]`. */
function ofCodeBlock(words: string): BlockInfo {
  const parts = splitWords(words);
  const language = parts.find((part) => part.startsWith('lang:'))?.slice('lang:'.length) ?? '';
  const others = parts.filter((part) => !CODE_OPTION.test(part));
  return { language: /^[\w+#.-]+$/.test(language) ? language : '', title: titleOf(others) };
}

/** A title, an address and what the link is called. */
function titleOf(words: readonly string[]): string | null {
  const at = words.findIndex((word) => /^https?:\/\//.test(word));
  const title = words
    .slice(0, at === -1 ? undefined : at)
    .join(' ')
    .replaceAll(/[\\`*_[\]<>]/g, String.raw`\$&`);
  if (at === -1) return title === '' ? null : `**${title}**`;
  const link = `[${words.slice(at + 1).join(' ') || 'link'}](${words[at] ?? ''})`;
  return title === '' ? link : `**${title}** ${link}`;
}

/** The line of a fence: a title that readers saw is taken out of it, what only a highlighter reads stays. */
function readInfo(info: string): { title: string | null; first: string } {
  const text = info.trim();
  if (text.length > MAX_INFO_LENGTH) return { title: null, first: info };
  const pandoc = /^\{\.?([\w+#-]+)(?:[\s,][^}]*)?\}$/.exec(text)?.[1];
  if (pandoc !== undefined) return { title: null, first: pandoc };
  const named = /(?:^|\s)(?:title|filename|file)=(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(text);
  const [word = '', ...others] = splitWords(text);
  const [language = '', path] = /^([\w+#-]+):(.+)$/.exec(word)?.slice(1) ?? [word];
  if (named) return { title: titleOf([named[1] ?? named[2] ?? named[3] ?? '']), first: language };
  if (path !== undefined && /[./]/.test(path)) return { title: titleOf([path]), first: language };
  const isTitle =
    others.length > 0 && /^[\w./]/.test(others[0] ?? '') && !others.some((other) => SWITCH.test(other));
  return isTitle && /^[\w+#.-]+$/.test(word)
    ? { title: titleOf(others), first: word }
    : { title: null, first: info };
}

/** Jekyll's way to show its own tags in a block of code. */
function withoutRaw(code: string): string {
  return code.replaceAll(/\{%-?\s*(?:end)?raw\s*-?%\}/g, '');
}
