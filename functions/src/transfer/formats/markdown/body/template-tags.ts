import { embedOf } from '../../../html/embeds.js';
import type { BodyContext } from './body-context.js';
import { containerOf } from './containers.js';
import { BREAK } from './kept-text.js';
import { replacePairs } from './paired-tags.js';
import { inBrackets, inParentheses, namedValues, pictureOf, splitWords } from './tag-words.js';

/** A tag of Liquid or Nunjucks, as Jekyll, Octopress and Hexo have them. */
const TAG = /\{%-?\s*(?<name>[a-z_]\w*)(?<words>(?:(?!\{%)[\s\S]){0,2000}?)-?%\}/gi;

/** Tags around a text that is a quote. */
const QUOTE =
  /\{%-?\s*(?<name>blockquote|quote|pullquote|note|centerquote|cq)\b(?<words>[^{}]{0,500}?)-?%\}/gi;

/** The site's address before a tag that has it already. */
const DOUBLE_BASE = /(?:\{\{-?\s*site\.(?:base)?url\s*-?\}\}){1,2}(?=\{%-?\s*(?:post_url|link)\b)/g;

const OUTPUT = /\{\{-?(?<expression>[^{}]{0,500}?)-?\}\}/g;

/** What a tag becomes; null where it is not understood. */
type Handler = (words: string, context: BodyContext) => string | null;

const HANDLERS: Readonly<Record<string, Handler>> = {
  img: imgOf,
  image: imgOf,
  asset_img: (words) => pictureOf(splitWords(words)[0] ?? '', splitWords(words).slice(1).join(' ')),
  asset_path: (words) => inParentheses(splitWords(words)[0] ?? ''),
  asset_link: (words) => linkTo(splitWords(words)),
  youtube: (words) => playerOf('youtube', splitWords(words)[0]),
  vimeo: (words) => playerOf('vimeo', splitWords(words)[0]),
  gist: (words) => gistOf(splitWords(words)),
  embed: (words) => frameOf(splitWords(words)[0]),
  iframe: (words) => frameOf(splitWords(words)[0]),
  video: (words) => frameOf(splitWords(words)[0]),
  include: includeOf,
  include_relative: () => null,
  link: linkOf,
  post_url: (words, context) => postAddress(splitWords(words)[0], context),
  post_path: (words, context) => postAddress(splitWords(words)[0], context),
  post_link: postLinkOf,
  toc: () => '',
};

/** A body in which the tags of Jekyll, Octopress and Hexo are what they show; others stay as text and are noted. */
export function convertTemplateTags(text: string, context: BodyContext): string {
  const endOf = (name: string) => new RegExp(String.raw`\{%-?\s*end${name}\s*-?%\}`, 'gi');
  const quoted = replacePairs(text.replaceAll(DOUBLE_BASE, ''), QUOTE, endOf, quoteOf);
  const tagged = quoted.replaceAll(TAG, (tag, name: string, words: string) => {
    const handle = Object.hasOwn(HANDLERS, name.toLowerCase()) ? HANDLERS[name.toLowerCase()] : undefined;
    const shown = handle?.(words.trim(), context) ?? null;
    if (shown === null) context.unknown.add('tags', tag);
    return shown ?? context.kept.keep(tag);
  });
  return tagged.replaceAll(OUTPUT, (output, expression: string) => {
    const shown = outputOf(expression.trim(), context);
    if (shown === null) context.unknown.add('tags', output);
    return shown ?? context.kept.keep(output);
  });
}

/** What of a note of Hexo's themes says how it looks. */
const LOOK =
  /^(?:default|primary|success|info|warning|danger|no-icon|simple|modern|flat|disabled|blue|pink|red|orange|purple|green|fa[bsr]? .*|fa-.*)$/i;

/** A quote (containers.ts), with who said it below, or what it is called above. */
function quoteOf({ groups }: RegExpMatchArray, inner: string): string {
  const { name = '', words = '' } = groups ?? {};
  if (!name.toLowerCase().endsWith('quote')) {
    const title = splitWords(words).filter((word) => !LOOK.test(word));
    return containerOf('quote', title.join(' '), inner);
  }
  const [by, source] = splitWords(words.replaceAll(',', ' '))
    .filter((word) => !/^(?:left|right)$/.test(word))
    .join(' ')
    .split(/ (?=https?:)/);
  const credit = source === undefined ? by : `[${inBrackets(by ?? '')}](${source})`;
  return containerOf(
    'quote',
    '',
    credit === undefined || by === '' ? inner : `${inner.trim()}\n\n— ${credit}`,
  );
}

/** Octopress' `[class names] /path [width] [height] [title [alt]]`; Eleventy's `path, alt, sizes`. */
function imgOf(words: string): string | null {
  const isListed = /["'],/.test(words);
  const parts = splitWords(words)
    .flatMap((part) => (/^".*"$/.test(part) ? splitWords(part) : [part]))
    .filter((part) => part !== ',');
  const at = parts.findIndex((part) => /[/.]/.test(part));
  const address = parts[at];
  if (address === undefined) return null;
  const texts = parts.slice(at + 1).filter((part) => !/^\d+(?:px|%)?$/.test(part));
  const isQuoted = /["']/.test(words);
  if (isListed) return pictureOf(address, texts[0]);
  const [title = '', alt = title] = isQuoted ? texts : [texts.join(' ')];
  return pictureOf(address, alt, title === alt ? '' : title);
}

/** The player of a video by its number or address; a link where there is no player. */
export function playerOf(site: 'youtube' | 'vimeo', given: string | undefined, title = ''): string | null {
  if (given === undefined || given === '') return null;
  const addresses = { youtube: 'https://www.youtube.com/watch?v=', vimeo: 'https://vimeo.com/' };
  const address = /^(?:https?:)?\/\//.test(given)
    ? given.replace(/^\/\//, 'https://')
    : addresses[site] + given;
  const player = embedOf(address, title);
  if (player !== null) return `${BREAK}${player}${BREAK}`;
  return /^https?:\/\/[^\s<>]+$/.test(address) ? `<${address}>` : null;
}

/** A link to what was shown in a frame, or its player. */
export function frameOf(address: string | undefined): string | null {
  const url = address?.replace(/^\/\//, 'https://') ?? '';
  if (!/^(?:https?:\/\/|\/)[^\s<>]+$/.test(url)) return null;
  const player = embedOf(url);
  return player === null ? `[${inBrackets(url)}](${inParentheses(url)})` : `${BREAK}${player}${BREAK}`;
}

/** A link to a gist by `user/id`, `id` or `user id`, and a file of it. */
export function gistOf(words: readonly string[]): string | null {
  const [first = '', second = ''] = words;
  const id =
    /^[\da-f]{5,40}$/i.test(second) && !first.includes('/') && !/^[\da-f]{20,}$/i.test(first)
      ? `${first}/${second}`
      : first;
  return /^(?:[\w-]+\/)?[\da-f]+$/i.test(id) ? `<https://gist.github.com/${id}>` : null;
}

function linkTo([address, ...words]: readonly string[]): string | null {
  if (address === undefined) return null;
  return `[${inBrackets(words.join(' ')) || inBrackets(address)}](${inParentheses(address)})`;
}

/** Jekyll's has a file of the site, Hexo's a text and an address. */
function linkOf(words: string, context: BodyContext): string | null {
  const parts = splitWords(words);
  const at = parts.findIndex((part) => /^https?:\/\//.test(part));
  if (at !== -1) return linkTo([parts[at] ?? '', ...parts.filter((_part, index) => index !== at)]);
  const [path = ''] = parts;
  if (path === '' || path.includes('{')) return null;
  return context.archive.isPostPath(path)
    ? postAddress(path, context)
    : inParentheses(`${basePath(context)}/${path.replace(/^\/+/, '')}`);
}

function postAddress(name: string | undefined, { archive, path }: BodyContext): string | null {
  return name === undefined ? null : archive.addressOf(name, path);
}

function postLinkOf(words: string, { archive, path }: BodyContext): string | null {
  const [name = '', ...title] = splitWords(words);
  const found = archive.findPost(name, path);
  if (!found) return null;
  const text = title.filter((word) => !/^(?:true|false)$/.test(word)).join(' ');
  return `[${inBrackets(text || found.title)}](${found.address})`;
}

/** A picture or a player, by what the included file is called and what it is given. */
function includeOf(words: string): string | null {
  const [file = ''] = splitWords(words);
  const values = namedValues(words.slice(file.length));
  const value = (...names: string[]) =>
    names.map((name) => values.get(name)).find((found) => found !== undefined);
  const name = file.toLowerCase();
  if (/(?:^|[/_-])toc\b/.test(name)) return '';
  const provider = value('provider')?.toLowerCase();
  const id = value('id', 'video', 'videoid', 'video_id', 'youtubeid', 'url', 'src');
  if (name.includes('youtube') || provider === 'youtube') return playerOf('youtube', id, value('title'));
  if (name.includes('vimeo') || provider === 'vimeo') return playerOf('vimeo', id, value('title'));
  if (name.includes('gist')) return gistOf([id ?? '']);
  if (!/fig|im(?:g|age)|picture|photo/.test(name)) return null;
  const address = value('src', 'url', 'image_path', 'image', 'path', 'file', 'img', 'filename');
  if (address === undefined || address.includes('{')) return null;
  return figureOf({ address, alt: value('alt'), title: value('title'), caption: value('caption') });
}

/** A picture, with what stands below it. */
export function figureOf(figure: {
  readonly address: string;
  readonly alt?: string | undefined;
  readonly title?: string | undefined;
  readonly caption?: string | undefined;
  readonly link?: string | undefined;
}): string {
  const picture = pictureOf(figure.address, figure.alt ?? '', figure.title ?? '');
  const shown = figure.link === undefined ? picture : `[${picture}](${inParentheses(figure.link)})`;
  if (figure.caption === undefined || figure.caption === '') return shown;
  const caption = figure.caption.replaceAll(/\\(["'])/g, '$1');
  return `${BREAK}<figure>\n\n${shown}\n\n<figcaption>\n\n${caption}\n\n</figcaption>\n\n</figure>${BREAK}`;
}

const SITE_ORIGIN = /^(?:site|config)\.url$/i;
const SITE_PATH = /^(?:(?:site|config)\.(?:baseurl|base_url|root)|root_url|base_path)$/i;
/** Of Liquid and Nunjucks: what makes a path an address of the site, or changes nothing of it. */
const ADDRESS_FILTER =
  /^(?:relative_url|absolute_url|url_for|url|prepend:\s*site\.(?:base)?url|safe|escape|xml_escape|uri_escape)$/;
const ZOLA_CALL = /^(?<name>\w+)\s*\((?<words>[^()]*)\)$/;

/** The path at which the source's site begins, without a slash at its end. */
function basePath({ sourceUrl }: BodyContext): string {
  return sourceUrl === null ? '' : (URL.parse(sourceUrl)?.pathname.replace(/\/+$/, '') ?? '');
}

/** What `{{ … }}` shows: the site's address, a text, a shortcode of Zola; null for all else. */
function outputOf(expression: string, context: BodyContext): string | null {
  const base = basePath(context);
  if (SITE_ORIGIN.test(expression)) return '';
  if (SITE_PATH.test(expression)) return base;
  const [quoted = '', ...filters] = expression.split('|').map((part) => part.trim());
  if (/^(["']).*\1$/.test(quoted) && filters.every((filter) => ADDRESS_FILTER.test(filter))) {
    const text = quoted.slice(1, -1);
    return filters.some((filter) => filter.includes('url')) && text.startsWith('/') ? base + text : text;
  }
  const { name = '', words = '' } = ZOLA_CALL.exec(expression)?.groups ?? {};
  return name === '' ? null : shortcodeOf(name, namedValues(words));
}

/** What shortcodes of Hugo and Zola show that are given names. */
export function shortcodeOf(name: string, values: ReadonlyMap<string, string>): string | null {
  const value = (...names: string[]) =>
    names.map((key) => values.get(key)).find((found) => found !== undefined);
  switch (name.toLowerCase()) {
    case 'youtube':
    case 'youtubelite':
      return playerOf('youtube', value('id', 'src', 'url'), value('title'));
    case 'vimeo':
      return playerOf('vimeo', value('id', 'src', 'url'), value('title'));
    case 'gist':
      return gistOf([value('url', 'id')?.replace(/^https?:\/\/gist\.github\.com\//, '') ?? '']);
    case 'figure':
    case 'image':
    case 'img':
    case 'picture': {
      const address = value('src', 'path', 'url', 'link');
      if (address === undefined) return null;
      const caption = [value('title'), value('caption'), value('attr')].filter((text) => text).join(' ');
      return figureOf({ address, alt: value('alt') ?? value('caption'), caption, link: value('link') });
    }
    case 'video':
    case 'audio':
      return frameOf(value('src', 'mp4', 'url', 'file'));
    default:
      return null;
  }
}
