import { sitePath } from '../archive.js';
import type { BodyContext } from './body-context.js';
import { inBrackets, inParentheses, pictureOf } from './tag-words.js';

/** `[[note]]`, `[[note#part|text]]`, `![[picture.png|300]]`; not the text of a link, `[[1]](address)`. */
const WIKI_LINK =
  /(?<embed>!?)\[\[(?<target>(?!\s)[^[\]|\n]{1,300}?)(?:\\?\|(?<text>[^[\]\n]{0,300}))?\]\](?![([])/g;

/** Obsidian's comments, in a line or over several. */
const COMMENT = /%%[\s\S]*?%%/g;

const CALLOUT = /^(?<lead>(?:[ \t]*>)+)[ \t]*\[!(?<kind>[\w-]+)(?:\|[^\]\n]*)?\][+-]?(?<title>[^\n]*)$/gm;

/** Lines that are nothing but tags: `#one #two/three`. */
const TAG_LINE = /^[ \t]*#[\p{L}_][\p{L}\p{N}_/-]*(?:[ \t,]+#[\p{L}_][\p{L}\p{N}_/-]*)*[ \t]*$/gmu;

const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$/i;

/** A body without what Obsidian hides, and with links and pictures where its archive has what they mean. */
export function convertWikiText(text: string, context: BodyContext): string {
  return text
    .replaceAll(COMMENT, '')
    .replaceAll(CALLOUT, (_all, lead: string, kind: string, title: string) => {
      const shown = title.trim() || kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
      return `${lead} **${shown}**\n${lead}`;
    })
    .replaceAll(WIKI_LINK, (all, embed: string, target: string, text?: string) =>
      target.trim() === '' || target.endsWith(' ')
        ? all
        : linkOf({ isEmbed: embed !== '', target, text }, context),
    );
}

/** The tags in the lines of a body that have nothing else. */
export function tagsInText(text: string): string[] {
  const lines = Array.from(text.matchAll(TAG_LINE), ([line]) => line);
  return lines.flatMap((line) => line.trim().split(/[ \t,]+/)).map((tag) => tag.slice(1));
}

interface WikiLink {
  readonly isEmbed: boolean;
  readonly target: string;
  readonly text: string | undefined;
}

function linkOf({ isEmbed, target, text }: WikiLink, context: BodyContext): string {
  const [note = '', ...parts] = target.split('#');
  const fragment = fragmentOf(parts.at(-1));
  const shown =
    text?.trim() || [note, ...parts].filter((part) => part !== '' && !part.startsWith('^')).join(' > ');
  if (note === '' && fragment !== '') return `[${inBrackets(shown)}](${fragment})`;
  const { archive, path, unknown } = context;
  const file = /\.\w{2,5}$/.test(note) ? archive.findFile(note, path) : null;
  if (file !== null) return fileLink(file, { isEmbed, shown, text });
  const post = archive.findPost(note, path);
  if (post) return `[${inBrackets(shown)}](${post.address}${fragment})`;
  unknown.add('links', `${isEmbed ? '!' : ''}[[${target}]]`);
  return inBrackets(shown);
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
