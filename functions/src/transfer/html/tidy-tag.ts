import type sanitizeHtml from 'sanitize-html';

/** Elements by the names of those that mean the same. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['b', 'strong'],
  ['i', 'em'],
  ['dfn', 'em'],
  ['s', 'del'],
  ['strike', 'del'],
  ['tt', 'code'],
  ['amp-img', 'img'],
  ['amp-iframe', 'iframe'],
  ['amp-video', 'video'],
  ['amp-audio', 'audio'],
]);

/** Elements for a video of YouTube, and what has its id. */
const VIDEO_ID: ReadonlyMap<string, string> = new Map([
  ['lite-youtube', 'videoid'],
  ['amp-youtube', 'data-videoid'],
  ['youtube-embed', 'video-id'],
]);

/** Where images and frames that are loaded late keep their address. */
const LAZY = [
  'data-src',
  'data-lazy-src',
  'data-original',
  'data-litespeed-src',
  'data-cmp-src',
  'data-href',
];

/** Cells may span so many columns or rows. */
const SPAN = /^(?:[1-9]|1\d|20)$/;

const ALIGNED = /(?:^|;)\s*text-align\s*:\s*(left|center|right)/i;
const ALIGN_CLASS = /(?:^|\s)has-text-align-(left|center|right)/;
const BACKGROUND = /^\s*background(?:-image)?\s*:/i;
const STYLE_URL = /url\(\s*["']?((?:https?:|\/)[^"')\s]+)/i;
const LOUD = /(?:^|;)\s*font-weight\s*:\s*(?:bold|[6-9]00)/i;
const QUIET = /(?:^|;)\s*font-weight\s*:\s*(?:normal|[1-4]00)/i;
const SLANTED = /(?:^|;)\s*font-style\s*:\s*italic/i;
const STRUCK = /(?:^|;)\s*text-decoration(?:-line)?\s*:\s*line-through/i;

/**
 * An element of the source as the converter knows it: one name for each meaning, addresses resolved, what attributes of
 * style mean said otherwise.
 *
 * @param baseUrl what relative addresses are resolved against; null leaves them
 */
export function tidyTag(
  tagName: string,
  attribs: sanitizeHtml.Attributes,
  baseUrl: string | null,
): sanitizeHtml.Tag {
  const videoId = attribs[VIDEO_ID.get(tagName) ?? ''];
  if (videoId !== undefined) {
    return {
      tagName: 'iframe',
      attribs: { src: `https://www.youtube.com/embed/${videoId.replaceAll(/[^\w-]/g, '')}` },
    };
  }
  const name = nameOf(tagName, attribs['style'] ?? '');
  return { tagName: name, attribs: tidyAttributes(name, attribs, baseUrl) };
}

function nameOf(tagName: string, style: string): string {
  const name = SAME.get(tagName) ?? tagName;
  if (name === 'strong' && QUIET.test(style)) return 'span';
  if (name !== 'span') return name;
  if (LOUD.test(style)) return 'strong';
  if (SLANTED.test(style)) return 'em';
  return STRUCK.test(style) ? 'del' : name;
}

function tidyAttributes(
  name: string,
  attribs: sanitizeHtml.Attributes,
  baseUrl: string | null,
): sanitizeHtml.Attributes {
  const { href, data, value, title, alt, colspan, rowspan, style = '', ...rest } = attribs;
  delete rest['src'];
  const source = sourceOf(name, attribs);
  const background = backgroundOf(style);
  const align = ALIGNED.exec(style)?.[1] ?? ALIGN_CLASS.exec(rest['class'] ?? '')?.[1];
  return {
    ...rest,
    ...(align !== undefined && { align: align.toLowerCase() }),
    ...(background !== undefined && { 'data-background': addressOf(background, baseUrl) }),
    ...(href !== undefined && { href: addressOf(href, baseUrl) }),
    ...(source !== undefined && { src: addressOf(source, baseUrl) }),
    ...(data !== undefined && { data: addressOf(data, baseUrl) }),
    ...(value !== undefined && name === 'param' && { value: addressOf(value, baseUrl) }),
    ...(value !== undefined && name === 'li' && { value }),
    ...(title !== undefined && { title: oneLine(title) }),
    ...(alt !== undefined && { alt: oneLine(alt) }),
    ...(colspan !== undefined && SPAN.test(colspan) && { colspan }),
    ...(rowspan !== undefined && SPAN.test(rowspan) && { rowspan }),
  };
}

function backgroundOf(style: string): string | undefined {
  const declaration = style.split(';').find((part) => BACKGROUND.test(part) && STYLE_URL.test(part));
  return STYLE_URL.exec(declaration ?? '')?.[1];
}

/** The address of a picture, frame, video or sound. */
function sourceOf(name: string, attribs: sanitizeHtml.Attributes): string | undefined {
  const { src } = attribs;
  if (name !== 'img' && name !== 'iframe' && name !== 'video' && name !== 'audio') return src;
  const lazy = LAZY.map((key) => attribs[key]).find(
    (address) => address !== undefined && !isPlaceholder(address),
  );
  const isMissing = src === undefined || isPlaceholder(src);
  // A picture that has both shows the first until it is looked at.
  if (lazy !== undefined && (isMissing || name === 'img')) return lazy;
  if (!isMissing) return src;
  return largestOf(attribs['srcset'] ?? attribs['data-srcset'] ?? attribs['data-lazy-srcset'] ?? '') ?? src;
}

function isPlaceholder(address: string): boolean {
  return /^\s*(?:data:|about:|javascript:|$|#)/i.test(address);
}

/** Of addresses with widths or densities. @see https://html.spec.whatwg.org/multipage/images.html#srcset-attributes */
function largestOf(srcset: string): string | undefined {
  const candidates = srcset.split(/,\s+/).map((part) => {
    const [address = '', size = '1x'] = part.trim().split(/\s+/);
    return { address, size: Number.parseFloat(size) || 0 };
  });
  const [largest] = candidates
    .filter(({ address }) => !isPlaceholder(address))
    .sort((a, b) => b.size - a.size);
  return largest?.address;
}

/** Without what browsers ignore in addresses, and the blanks and signs that would end a Markdown link. */
function addressOf(text: string, baseUrl: string | null): string {
  const trimmed = text.trim().replaceAll(/[\t\n\r]/g, '');
  const address = trimmed.startsWith('//') ? `https:${trimmed}` : trimmed;
  const isLocal = address.startsWith('#') || baseUrl === null;
  const url = isLocal ? null : URL.parse(address, baseUrl);
  return (url?.href ?? address).replaceAll(/[\s\p{Cc}\\<>`]/gu, (sign) => encodeURIComponent(sign));
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
