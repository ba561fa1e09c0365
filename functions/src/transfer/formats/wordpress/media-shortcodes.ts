import { escapeHtml } from '../../../shared/index.js';
import { replaceEnclosed } from './enclosed.js';

/** A file of the media library. */
export interface Attachment {
  readonly id: string;
  readonly url: string;
  readonly alt: string;
  readonly caption: string;
  readonly title: string;
}

/** Where shortcodes find files of the media library. */
export interface MediaSource {
  readonly attachment: (id: string) => Attachment | undefined;
  /** Those that were uploaded to the post. */
  readonly ownPictures: () => readonly Attachment[];
}

const ATTRIBUTE = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))/g;

/** A shortcode that stands alone; what follows its name. */
const ALONE =
  /(?<!\[)\[(gallery|audio|video|playlist|youtube|vimeo|embed|embedyt|tweet|gist|wpvideo|videopress|soundcloud|dailymotion|googlemaps|googleapps|slideshare|spotify|ted|instagram|su_youtube|fve)\b([^[\]]*)\](?!\])/g;

const ENCLOSING = ['embed', 'embedyt', 'youtube', 'vimeo', 'gist', 'tweet', 'audio', 'video', 'soundcloud'];

/** Where an id alone leads to. */
const PLACES: Readonly<Record<string, string>> = {
  youtube: 'https://www.youtube.com/watch?v=',
  su_youtube: 'https://www.youtube.com/watch?v=',
  fve: 'https://www.youtube.com/watch?v=',
  vimeo: 'https://vimeo.com/',
  gist: 'https://gist.github.com/',
  tweet: 'https://twitter.com/i/status/',
  wpvideo: 'https://videopress.com/v/',
  videopress: 'https://videopress.com/v/',
  dailymotion: 'https://www.dailymotion.com/video/',
  ted: 'https://www.ted.com/talks/',
};

const FILES: readonly string[] = [
  ...[
    'src',
    'mp4',
    'm4v',
    'webm',
    'ogv',
    'flv',
    'wmv',
    'mp3',
    'm4a',
    'ogg',
    'wav',
    'wma',
    'url',
    'id',
    'href',
  ],
];

/** Galleries, sounds, videos and embeds as the HTML that they show; what leads nowhere stays. */
export function withMedia(content: string, source: MediaSource): string {
  let html = replaceEnclosed(content, /(?<!\[)\[caption\b[^[\]]*\]/g, '[/caption]', captionOf);
  html = replaceEnclosed(html, /(?<!\[)\[wp_caption\b[^[\]]*\]/g, '[/wp_caption]', captionOf);
  for (const name of ENCLOSING) {
    const open = new RegExp(String.raw`(?<!\[)\[${name}\b[^[\]]*\]`, 'g');
    html = replaceEnclosed(html, open, `[/${name}]`, (opening, inner) => {
      const own = embedOfShortcode(name, `=${inner.replaceAll(/<[^<>]*>/g, '').trim()}`);
      return (
        own ?? embedOfShortcode(name, opening.slice(name.length + 1, -1)) ?? `${opening}${inner}[/${name}]`
      );
    });
  }
  return html.replaceAll(ALONE, (shortcode, name: string, rest: string) => {
    if (name === 'gallery') return galleryOf(rest, source) ?? shortcode;
    if (name === 'playlist') return playlistOf(rest, source) ?? shortcode;
    return embedOfShortcode(name, rest) ?? shortcode;
  });
}

/** The picture with its link first; the text behind it, or the attribute `caption`, below. */
function captionOf(open: string, inner: string): string {
  const image = /^\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?/.exec(inner)?.[0] ?? '';
  const text = inner.slice(image.length).trim() || (/\bcaption=(["'])(.*?)\1/.exec(open)?.[2] ?? '');
  return `\n\n<figure>${image.trim()}<figcaption>${text}</figcaption></figure>\n\n`;
}

/** A frame of the address that is given, whatever shows it; null where there is none. */
function embedOfShortcode(name: string, rest: string): string | null {
  const attributes = attributesOf(rest);
  const given = FILES.map((key) => attributes.get(key)).find((value) => value !== undefined && value !== '');
  const value = bareAddress(rest) ?? given ?? /^[\s=]*["']?([\w-]+)(?=$|[\s"'&/])/.exec(rest)?.[1] ?? '';
  if (/^(?:https?:)?\/\//.test(value)) return frameOf(value);
  const place = PLACES[name];
  return place !== undefined && /^[\w-]{3,64}$/.test(value) ? frameOf(place + value) : null;
}

function frameOf(address: string): string {
  return `\n\n<iframe src="${escapeHtml(address)}"></iframe>\n\n`;
}

/** An address that follows the name, or an equals sign: `[youtube=https://youtu.be/x&w=640]`. */
function bareAddress(rest: string): string | undefined {
  return /^[\s=]*["']?(https?:\/\/[^\s"'<>[\]]+)/.exec(rest.replaceAll('&amp;', '&'))?.[1];
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    Array.from(text.matchAll(ATTRIBUTE), ([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      (double ?? single ?? bare ?? '').replaceAll('&amp;', '&'),
    ]),
  );
}

/** Pictures by their ids, or all that were uploaded to the post; null where one is not in the file. */
function galleryOf(rest: string, source: MediaSource): string | null {
  const pictures = chosen(rest, source) ?? source.ownPictures();
  if (pictures.length === 0 || pictures.includes(undefined)) return null;
  const figures = pictures.map((picture) => {
    if (!picture) return '';
    const image = `<img src="${escapeHtml(picture.url)}" alt="${escapeHtml(picture.alt)}">`;
    const caption = picture.caption === '' ? '' : `<figcaption>${picture.caption}</figcaption>`;
    return `<figure>${image}${caption}</figure>`;
  });
  return `\n\n${figures.join('\n')}\n\n`;
}

function playlistOf(rest: string, source: MediaSource): string | null {
  const files = chosen(rest, source) ?? [];
  if (files.length === 0 || files.includes(undefined)) return null;
  const links = files.map((file) =>
    file ? `<li><a href="${escapeHtml(file.url)}">${escapeHtml(file.title)}</a></li>` : '',
  );
  return `\n\n<ul>${links.join('')}</ul>\n\n`;
}

/** Files by their ids; null where none are given. */
function chosen(rest: string, source: MediaSource): readonly (Attachment | undefined)[] | null {
  const attributes = attributesOf(rest);
  const ids = attributes.get('ids') ?? attributes.get('include');
  return ids === undefined
    ? null
    : ids
        .split(/[\s,]+/)
        .filter((id) => id !== '')
        .map((id) => source.attachment(id));
}
