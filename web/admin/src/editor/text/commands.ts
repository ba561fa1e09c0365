/** What the toolbar and its keys do to Markdown: pure, on a text and what is chosen of it. */

/** A text and what is chosen in it, in UTF-16 units. */
export interface Selection {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A part of a text that becomes another one, and what is chosen afterwards. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly start: number;
  readonly end: number;
}

/** Puts marks around what is chosen, or takes them away. @param placeholder stands there where nothing is chosen */
export function wrap({ text, start, end }: Selection, mark: string, placeholder: string): Edit {
  const chosen = text.slice(start, end);
  const isWrapped =
    text.slice(start - mark.length, start) === mark &&
    text.slice(end, end + mark.length) === mark &&
    // Of `**bold**` the inner asterisk is not that of `*italic*`.
    (mark.length > 1 ||
      text.slice(start - 2, start) !== mark.repeat(2) ||
      text.slice(start - 3, start) === mark.repeat(3));
  if (isWrapped && start >= mark.length) {
    const from = start - mark.length;
    return { from, to: end + mark.length, insert: chosen, start: from, end: from + chosen.length };
  }
  // A mark beside a space is none.
  const inner = chosen.trim() || placeholder;
  const before = chosen.trim() ? chosen.slice(0, chosen.length - chosen.trimStart().length) : '';
  const after = chosen.trim() ? chosen.slice(chosen.trimEnd().length) : '';
  const at = start + before.length + mark.length;
  return {
    from: start,
    to: end,
    insert: `${before}${mark}${inner}${mark}${after}`,
    start: at,
    end: at + inner.length,
  };
}

/** What stands at the beginning of lines. */
export type LineMark = 'heading' | 'bullet' | 'number' | 'quote';

const PATTERNS: Record<LineMark, RegExp> = {
  heading: /^(#{1,6}) /,
  bullet: /^[-*+] /,
  number: /^\d+[.)] /,
  quote: /^> ?/,
};

/** Marks all chosen lines, or takes the marks away where every line has them. Headings go from level 2 to 4 and back to none. */
export function markLines(selection: Selection, mark: LineMark): Edit {
  const { text, start, end } = selection;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', Math.max(end - (end > start && text[end - 1] === '\n' ? 1 : 0), from));
  const to = next < 0 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const isAll = lines.every((line) => PATTERNS[mark].test(line));
  const changed = lines.map((line, index) => {
    if (mark === 'heading') return nextHeading(line);
    const plain = line.replace(PATTERNS[mark], '');
    if (isAll) return plain;
    const bare = mark === 'quote' ? line : line.replace(PATTERNS.bullet, '').replace(PATTERNS.number, '');
    return `${{ bullet: '- ', number: `${index + 1}. `, quote: '> ' }[mark]}${bare}`;
  });
  const insert = changed.join('\n');
  const isPoint = start === end;
  const point = Math.max(from, start + insert.length - (to - from));
  return { from, to, insert, start: isPoint ? point : from, end: isPoint ? point : from + insert.length };
}

function nextHeading(line: string): string {
  const level = PATTERNS.heading.exec(line)?.[1]?.length ?? 0;
  const bare = line.replace(PATTERNS.heading, '');
  if (level >= 4) return bare;
  return `${'#'.repeat(level < 2 ? 2 : level + 1)} ${bare}`;
}

/** Code: a span for words, a block for lines. */
export function markCode(selection: Selection): Edit {
  const { text, start, end } = selection;
  const chosen = text.slice(start, end);
  if (!chosen.includes('\n')) return wrap(selection, '`', 'code');
  const longest = Math.max(2, ...[...chosen.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const lead = start === 0 || text[start - 1] === '\n' ? '' : '\n';
  const body = chosen.endsWith('\n') ? chosen : `${chosen}\n`;
  const insert = `${lead}${fence}\n${body}${fence}\n`;
  const at = start + lead.length + fence.length;
  return { from: start, to: end, insert, start: at, end: at };
}

/** A link with its text: what is chosen, or what it leads to is called. */
export function linkTo({ text, start, end }: Selection, address: string, title: string): Edit {
  const words = text.slice(start, end) || escapeLabel(title) || address;
  const insert = `[${words}](${addressInMarkdown(address)})`;
  return { from: start, to: end, insert, start: start + 1, end: start + 1 + words.length };
}

/** A picture, on a line of its own. */
export function pictureAt({ text, start, end }: Selection, address: string, alt: string): Edit {
  const lead = start === 0 || /\n\s*$/.test(text.slice(0, start)) ? '' : '\n\n';
  const tail = end === text.length || text[end] === '\n' ? '\n' : '\n\n';
  const insert = `${lead}![${escapeLabel(alt)}](${addressInMarkdown(address)})${tail}`;
  const at = start + insert.length;
  return { from: start, to: end, insert, start: at, end: at };
}

/** What Enter begins the next line with in a list or a quote; null where it is only the end of a line. */
export function continueList({ text, start, end }: Selection): Edit | null {
  if (start !== end) return null;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const [, indent = '', mark = '', task = ''] =
    /^(\s*)([-*+] |\d{1,9}[.)] |> )(\[[ x]\] )?/i.exec(text.slice(from, start)) ?? [];
  if (!mark) return null;
  const length = indent.length + mark.length + task.length;
  // An empty entry ends the list.
  if (from + length === start && (start === text.length || text[start] === '\n'))
    return { from, to: start, insert: '', start: from, end: from };
  const number = /^\d+/.exec(mark)?.[0];
  const nextMark = number ? mark.replace(number, String(Number(number) + 1)) : mark;
  const insert = `\n${indent}${nextMark}${task && '[ ] '}`;
  return { from: start, to: start, insert, start: start + insert.length, end: start + insert.length };
}

function escapeLabel(text: string): string {
  return text
    .replace(/[\\[\]]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** In angle brackets where a parenthesis or a space would end it. */
function addressInMarkdown(address: string): string {
  return /[\s()<>]/.test(address)
    ? `<${address.replace(/[<>]/g, encodeURIComponent).replace(/\s/g, '%20')}>`
    : address;
}
