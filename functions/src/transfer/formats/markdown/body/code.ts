import { FORMULA, isFormula, isMarkedAsFormula } from './formulas.js';
import { languageOf, ofCodeBlock, readInfo, type BlockInfo } from './code-info.js';
import { codeBegin, columnsOf } from './indentation.js';
import { BREAK, KeptText } from './kept-text.js';

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

interface Range {
  /** What stands in its place. */
  readonly text: string;
  /** Where the rest goes on. */
  readonly end: number;
}

/** From where to where a text is code. */
export interface CodeRange {
  readonly begin: number;
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

/** Where a text has code, in order, as `keepCode` would keep it. */
export function findCode(text: string): readonly CodeRange[] {
  return Array.from(new CodeScanner(text, new KeptText(), { converts: true }).ranges());
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
    for (const { begin, end, text } of this.ranges()) {
      parts.push(this.text.slice(at, begin), text);
      at = end;
    }
    return [...parts, this.text.slice(at)].join('');
  }

  *ranges(): Generator<CodeRange & Range> {
    START.lastIndex = 0;
    for (let match = START.exec(this.text); match; match = START.exec(this.text)) {
      const range = this.rangeOf(match);
      // Within a line that is no code after all there may be some.
      const next = Math.max(match.index + 1, range?.end ?? match.index + beginningOf(match).length);
      if (range) yield { ...range, begin: match.index };
      START.lastIndex = next;
    }
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
    return this.keptUntil(index, this.text.endsWith('\n', end) ? end - 1 : end);
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

/** Jekyll's way to show its own tags in a block of code. */
function withoutRaw(code: string): string {
  return code.replaceAll(/\{%-?\s*(?:end)?raw\s*-?%\}/g, '');
}
