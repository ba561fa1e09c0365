import { sitePath } from '../archive.js';
import type { BodyContext } from './body-context.js';
import { inBrackets, inParentheses, pictureOf } from './tag-words.js';

/** `[[note]]`, `[[note#part|text]]`, `![[picture.png|300]]`; not the text of a link, `[[1]](address)`. */
const WIKI_LINK =
  /(?<embed>!?)\[\[(?<target>(?!\s)[^[\]|\n]{1,300}?)(?:\\?\|(?<text>[^[\]\n]{0,300}))?\]\](?![([])/g;

const CALLOUT = /^(?<lead>(?:[ \t]*>)+)[ \t]*\[!(?<kind>[\w-]+)(?:\|[^\]\n]*)?\][+-]?(?<title>[^\n]*)$/gm;

/** Lines that are nothing but tags: `#one #two/three`. */
const TAG_LINE = /^[ \t]*#[\p{L}_][\p{L}\p{N}_/-]*(?:[ \t,]+#[\p{L}_][\p{L}\p{N}_/-]*)*[ \t]*$/gmu;

/** Lines of C and of styles that look like such lines. */
const DIRECTIVE = /^#(?:include|define|undef|if|ifn?def|elif|else|endif|pragma)(?:[ \t]|$)/;
const COLOURS = /^(?:#(?:[\da-f]{3}|[\da-f]{6}|[\da-f]{8})(?:[ \t,]+|$))+$/i;

/** A picture of Markdown with its size behind its text: `![text|100x145](address)`. */
const SIZED = /!\[([^[\]|\n]{0,1000})\|\d{1,5}(?:x\d{1,5})?\]\(/g;

const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$/i;

/** A body in which Obsidian's callouts are quotes, and its links lead where its archive has what they mean. */
export function convertWikiText(text: string, context: BodyContext): string {
  return text
    .replaceAll(SIZED, '![$1](')
    .replaceAll(CALLOUT, (_all, lead: string, kind: string, title: string) => {
      const shown = title.trim() || kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
      return `${lead} **${shown}**\n${lead}`;
    })
    .replaceAll(WIKI_LINK, (...found: [string, string, string, string | undefined, number, string]) => {
      const [all, embed, target, text, at, whole] = found;
      if (target.trim() === '' || target.endsWith(' ')) return all;
      const link = linkOf({ isEmbed: embed !== '', target, text }, context);
      if (link !== null) return link;
      // In other texts than notes they are code, or parts of addresses.
      if (/^[\d\s.,;:+-]+$/.test(target) || /[\w)\]/=$]$/.test(whole.slice(Math.max(0, at - 1), at)))
        return all;
      return unknownText({ isEmbed: embed !== '', target, text }, context);
    });
}

/** The tags in the lines of a body that have nothing else. */
export function tagsInText(text: string): string[] {
  const lines = Array.from(text.matchAll(TAG_LINE), ([line]) => line.trim());
  return lines
    .filter((line) => !DIRECTIVE.test(line) && !COLOURS.test(line))
    .flatMap((line) => line.split(/[ \t,]+/))
    .map((tag) => tag.slice(1));
}

interface WikiLink {
  readonly isEmbed: boolean;
  readonly target: string;
  readonly text: string | undefined;
}

/** Null where the archive has nothing of the name. */
function linkOf(link: WikiLink, { archive, path }: BodyContext): string | null {
  const { isEmbed, target, text } = link;
  const [note = '', ...parts] = target.split('#');
  const fragment = fragmentOf(parts.at(-1));
  const shown = shownBy(link);
  if (note === '' && fragment !== '') return `[${inBrackets(shown)}](${fragment})`;
  const file = /\.\w{2,5}$/.test(note) ? archive.findFile(note, path, 'name') : null;
  if (file !== null) return fileLink(file, { isEmbed, shown, text });
  const post = archive.findPost(note, path);
  return post && `[${inBrackets(shown)}](${post.address}${fragment})`;
}

function unknownText(link: WikiLink, { unknown, archive, path }: BodyContext): string {
  unknown.add(
    archive.isAmbiguous(link.target, path) ? 'ambiguous' : 'links',
    `${link.isEmbed ? '!' : ''}[[${link.target}]]`,
  );
  return inBrackets(shownBy(link));
}

function shownBy({ target, text }: WikiLink): string {
  const parts = target.split('#').filter((part) => part !== '' && !part.startsWith('^'));
  return text?.trim() || parts.join(' > ');
}

function fileLink(
  file: string,
  {
    isEmbed,
    shown,
    text,
  }: { readonly isEmbed: boolean; readonly shown: string; readonly text: string | undefined },
): string {
  const address = sitePath(file).split('/').map(encodeURIComponent).join('/');
  if (!isEmbed || !PICTURE.test(file)) return `[${inBrackets(shown)}](${inParentheses(address)})`;
  const isSize = text !== undefined && /^\d+(?:x\d+)?$/.test(text.trim());
  return pictureOf(address, isSize ? '' : (text?.trim() ?? ''));
}

/** A heading's name as the part of an address; a block's has none here. */
function fragmentOf(heading: string | undefined): string {
  if (heading === undefined || heading.startsWith('^')) return '';
  const words = heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s+/g, '-');
  return words === '' ? '' : `#${encodeURIComponent(words)}`;
}
