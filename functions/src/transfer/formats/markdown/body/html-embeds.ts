import { escapeHtml } from '../../../../shared/index.js';
import { embedOf } from '../../../html/embeds.js';
import type { BodyContext } from './body-context.js';
import { BREAK } from './kept-text.js';
import { playerOf } from './template-tags.js';

/** What shows something of elsewhere, with all that is in it. */
const EMBED =
  /<(?<name>iframe|video|audio|object|script|embed|lite-youtube|lite-vimeo|youtube|vimeo)\b(?<attributes>[^<>]{0,4000}?)(?<end>\/?)>/gi;

/** What shows a video in the Markdown of some: a picture of it (Obsidian), `@[youtube](id)`, `%[address]` in a line of its own. */
const MARKED = [
  /!\[[^[\]\n]{0,300}\]\((?<address>https?:\/\/[^\s()]{1,500})\)/g,
  /@\[(?<site>youtube|vimeo)\]\((?<id>[^\s()]{1,500})\)/gi,
  /^%\[(?<link>https?:\/\/[^\s[\]]{1,500})\][ \t]*$/gm,
];

const SOURCE = /<(?:source|embed|param)\b(?<attributes>[^<>]{0,4000})>/gi;

const ATTRIBUTE = /(?<![\w-])([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

const VOID = new Set(['embed']);

/** Scripts that only dress up what stands beside them, or count visitors. */
const QUIET_SCRIPT =
  /platform\.twitter\.com|platform\.x\.com|instagram\.com\/embed|static\.codepen|connect\.facebook|embed\.redditmedia|assets\.pinterest|googlesyndication|googletagmanager|google-analytics|speakerdeck\.com\/assets|flickr\.com\/assets/i;

/** Elements that a post can't have, and components of the writer's own. */
const LEFT_OUT =
  /<(?:form|svg|canvas|math|applet|frameset|[A-Z]\w*|[a-z]\w*-[\w-]+)(?=[\s/>])[^<>]{0,4000}>/g;

/** A body in which frames, videos, sounds and gists are players or links; of other scripts and elements it is noted. */
export function convertEmbeds(text: string, context: BodyContext): string {
  const marked = MARKED.reduce((before, pattern) => before.replaceAll(pattern, markedEmbed), text);
  return /<[a-z]/i.test(marked) ? convertElements(marked, context) : marked;
}

function markedEmbed(all: string, ...found: unknown[]): string {
  const { address, site, id, link } = found.at(-1) as Readonly<Record<string, string | undefined>>;
  if (site !== undefined) return playerOf(site.toLowerCase() === 'vimeo' ? 'vimeo' : 'youtube', id) ?? all;
  const player = embedOf(address ?? link ?? '');
  if (player !== null) return `${BREAK}${player}${BREAK}`;
  return link === undefined ? all : `<${link}>`;
}

function convertElements(text: string, context: BodyContext): string {
  const parts: string[] = [];
  const unclosed = new Set<string>();
  let at = 0;
  for (const match of text.matchAll(EMBED)) {
    if (match.index < at) continue;
    const { name: given = '', attributes = '', end = '' } = match.groups ?? {};
    const name = given.toLowerCase();
    const begin = match.index + match[0].length;
    const isAlone = end === '/' || VOID.has(name) || unclosed.has(name);
    const close = isAlone ? null : endOf(text, name, begin);
    if (!isAlone && close === null) unclosed.add(name);
    const inner = close === null ? '' : text.slice(begin, close.begin);
    parts.push(text.slice(at, match.index), shownBy(name, attributes, inner, context));
    at = close?.end ?? begin;
  }
  const converted = [...parts, text.slice(at)].join('');
  for (const { 0: tag } of converted.matchAll(LEFT_OUT)) context.unknown.add('elements', tag);
  return converted;
}

function endOf(text: string, name: string, from: number): { begin: number; end: number } | null {
  const pattern = new RegExp(`</${name}\\s*>`, 'gi');
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found && { begin: found.index, end: found.index + found[0].length };
}

function shownBy(name: string, attributes: string, inner: string, context: BodyContext): string {
  const values = attributesOf(attributes);
  if (name === 'script') return scriptOf(values.get('src') ?? '', context);
  if (/^(?:youtube|vimeo)$/.test(name)) {
    const given = ['id', 'videoid', 'youtubeid', 'url', 'src'].map((key) => values.get(key));
    const player = playerOf(
      name === 'vimeo' ? 'vimeo' : 'youtube',
      given.find((value) => value !== undefined),
    );
    if (player === null) context.unknown.add('elements', `<${name}>`);
    return player ?? '';
  }
  const video = values.get('videoid');
  if (name.startsWith('lite-') && video !== undefined) {
    const address = name === 'lite-vimeo' ? 'https://vimeo.com/' : 'https://www.youtube.com/watch?v=';
    return linkOrPlayer(address + video, values.get('playlabel'));
  }
  const address = [values.get('src'), values.get('data-src'), values.get('data'), sourceIn(inner)].find(
    (given) => given !== undefined && given !== '' && !/^(?:about|data|javascript):/i.test(given),
  );
  if (address !== undefined) return linkOrPlayer(address, values.get('title'));
  context.unknown.add('elements', `<${name}>`);
  return '';
}

/** In HTML, which is a link within other elements, too. */
function linkOrPlayer(given: string, title = ''): string {
  const address = given.trim().replace(/^\/\//, 'https://').replaceAll('&amp;', '&');
  const player = embedOf(address, title);
  return player ?? `<a href="${escapeHtml(address)}">${escapeHtml(title || address)}</a>`;
}

function scriptOf(src: string, context: BodyContext): string {
  const gist = /^(?:https?:)?(\/\/gist\.github\.com\/[\w./-]+?)\.js(?:[?#]|$)/.exec(src)?.[1];
  if (gist !== undefined) return linkOrPlayer(gist);
  if (!QUIET_SCRIPT.test(src))
    context.unknown.add('elements', src === '' ? '<script>' : `<script src="${src}">`);
  return '';
}

function sourceIn(inner: string): string | undefined {
  for (const { groups } of inner.matchAll(SOURCE)) {
    const values = attributesOf(groups?.['attributes'] ?? '');
    const isFile = /^(?:movie|src|filename)$/i.test(values.get('name') ?? '');
    const address = values.get('src') ?? (isFile ? values.get('value') : undefined);
    if (address !== undefined) return address;
  }
  return undefined;
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    Array.from(text.matchAll(ATTRIBUTE), ([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      double ?? single ?? bare ?? '',
    ]),
  );
}
