import { splitWords } from './tag-words.js';

/** What of a fence's line is for the machine: marked lines, switches of highlighters. */
const SWITCH =
  /^(?:[{[]|twoslash$|copy$|live$|editable$|linenos$|wrap$|nowrap$|noinline$|live_view$|title$|\d[\d,-]*$|(?:show|no)[-_]?(?:line|highlight))|=/i;

/** Of a fence's line, in characters; longer ones are no titles. */
const MAX_INFO_LENGTH = 300;

/** The first line of a block of code. */
export interface BlockInfo {
  readonly language: string;
  /** Markdown that stands above it. */
  readonly title: string | null;
}

/** The first word of what follows `highlight`, in Jekyll's tag and in Hugo's. */
export function languageOf(words: string): BlockInfo {
  const [first = ''] = splitWords(words);
  return { language: /^[\w+#.-]+$/.test(first) ? first : '', title: null };
}

/** What Hexo's tag has besides texts. */
const CODE_OPTION =
  /^(?:lang|line_number|line_threshold|highlight|first_line|mark|wrap|language_attr|start|linenos):/;

/** Hexo's `[title] [lang:language] [url] [link text]`. */
export function ofCodeBlock(words: string): BlockInfo {
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
export function readInfo(info: string): { title: string | null; first: string } {
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
