import { decodeBasicEntities, escapeHtml } from '../../shared/index.js';
import type { Frame } from '../frame.js';

/** What of a frame is said in it. */
type Said = Pick<Frame, 'words' | 'ofWords'>;

/**
 * A post's HTML with what reading it on a page needs, for keyboards and without a script: code and tables can be scrolled, boxes
 * of task lists have names, players of other hosts are links until they are pressed, and where a picture of the library will be its
 * colour is seen.
 *
 * @param html as the sanitiser gives it: each tag well formed, `<` nowhere else, each attribute in double quotes
 */
export function readableHtml(html: string, said: Said): string {
  const { words } = said;
  return html
    .replaceAll(FRAME, (_frame, attributes: string) => videoLink(attributes, said))
    .replaceAll(CODE, (pre: string, _own: unknown, code: string | undefined) => codeBlock(pre, code, words))
    .replaceAll('</pre>', '</pre></div>')
    .replaceAll(
      '<table',
      `<div class="table-scroller" role="group" aria-label="${words.table}" tabindex="0"><table`,
    )
    .replaceAll('</table>', '</table></div>')
    .replaceAll(BOX, (box, attributes: string) => taskBox(box, attributes, said))
    .replaceAll(ALIGNED, alignedByClass)
    .replaceAll(PICTURE, decodedLater)
    .replaceAll(COLORED, withColor);
}

const PICTURE = /<img (?![^>]*decoding=)/g;
const COLORED = /<img [^>]*data-color="(#[\da-f]{6})"[^>]*>/g;
const FRAME = /<iframe([^>]*)><\/iframe>/g;
const CODE = /<pre( [^>]*)?>(?:<code( [^>]*)?>)?/g;
const ALIGNED = /<(\w+)((?: [^>]*)?) align="(\w+)"([^>]*)>/g;
const BOX = /<input( [^>]*)?>/g;

function decodedLater(start: string): string {
  return `${start}decoding="async" `;
}

/** One that text flows around has no place of its own. */
function withColor(picture: string, color: string): string {
  if (/ class="[^"]*align-/.test(picture)) return picture;
  const filled = `<svg class="picture-color" aria-hidden="true"><rect width="100%" height="100%" fill="${color}"/></svg>`;
  return `<span class="picture">${filled}${picture.replace(/ data-color="[^"]*"/, '')}</span>`;
}

/** Its place is as large as the player's, which a script puts there. */
function videoLink(attributes: string, { words, ofWords }: Said): string {
  const address = valueOf(attributes, 'src') ?? '';
  const url = URL.parse(decodeBasicEntities(address));
  if (!url) return '';
  const title = valueOf(attributes, 'title') ?? '';
  const note = `<span class="player-note"${written(ofWords)}>${escapeHtml(words.playVideo(hostOf(url)))}</span>`;
  const label =
    title === ''
      ? `<span class="player-title"${written(ofWords)}>${escapeHtml(words.video(hostOf(url)))}</span>`
      : `<span class="player-title">${title}</span>`;
  return (
    `<a class="player" href="${escapeHtml(watchAddress(url))}" data-player="${address}">` +
    `${label} ${note}</a>`
  );
}

/** What people call the host of a player. */
function hostOf({ hostname }: URL): string {
  return hostname === 'player.vimeo.com' ? 'Vimeo' : 'YouTube';
}

/** The page of the host that shows the video itself: where the link leads without a script. */
function watchAddress({ hostname, pathname, searchParams }: URL): string {
  const id = pathname.split('/').at(-1) ?? '';
  if (hostname === 'player.vimeo.com') {
    const key = searchParams.get('h');
    return `https://vimeo.com/${id}${key === null ? '' : `/${key}`}`;
  }
  const list = searchParams.get('list');
  if (id === 'videoseries' && list !== null)
    return `https://www.youtube.com/playlist?list=${encodeURIComponent(list)}`;
  const start = searchParams.get('start');
  return `https://www.youtube.com/watch?v=${id}${start === null ? '' : `&t=${encodeURIComponent(start)}s`}`;
}

/** In a box of its own, which does not scroll: a script puts its button there. */
function codeBlock(tags: string, attributes: string | undefined, words: Frame['words']): string {
  const language = /language-([\w+#-]+)/.exec(attributes ?? '')?.[1] ?? null;
  const label = escapeHtml(words.code(language));
  const shown = language === null ? '' : ` data-language="${language}"`;
  return `<div class="code">${tags.replace('<pre', `<pre${shown} role="group" aria-label="${label}" tabindex="0"`)}`;
}

/** Pages of today say by a class what the attribute said. */
function alignedByClass(_tag: string, name: string, before: string, align: string, after: string): string {
  const own = valueOf(before + after, 'class');
  const others = (before + after).replace(/ class="[^"]*"/, '');
  return `<${name}${others} class="${own === undefined ? '' : `${own} `}align-${align}">`;
}

function taskBox(box: string, attributes: string | undefined, { words, ofWords }: Said): string {
  const name = / checked\b/.test(attributes ?? '') ? words.done : words.toDo;
  return box.replace('<input', `<input aria-label="${name}"${written(ofWords)}`);
}

function written(attributes: Frame['ofWords']): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}

function valueOf(attributes: string, name: string): string | undefined {
  return new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1];
}
