import { escapeHtml } from '../../shared/index.js';

/** Of YouTube, by which its addresses begin. */
const YOUTUBE = /^(?:(?:www|m|music)\.)?(?:youtube(?:-nocookie)?\.com|youtu\.be)$/;
const YOUTUBE_PLAYER = 'https://www.youtube-nocookie.com/embed/';
const YOUTUBE_ID = /^[\w-]{6,20}$/;
const YOUTUBE_LIST = /^[\w-]{2,64}$/;

/** What is in the path of a video's address besides its id. */
const VIDEO_PATH = /^\/(?:embed|shorts|live|v|e|vi)\/([\w-]+)/;

const VIMEO = /^(?:www\.|player\.)?vimeo\.com$/;
const VIMEO_PLAYER = 'https://player.vimeo.com/video/';

/** `/123`, `/video/123`, `/channels/staffpicks/123`, of an unlisted video `/123/0a1b2c3d4e`. */
const VIMEO_PATH =
  /^\/(?:video\/|channels\/[\w-]+\/|groups\/[\w-]+\/videos\/|(?:album|showcase)\/\d+\/video\/)?(\d{1,12})(?:\/([\da-f]{6,16}))?\/?$/;
const VIMEO_HASH = /^[\da-f]{6,16}$/;

/** The frame that shows a video of a known site in a post; null for any other address. */
export function embedOf(url: string, title = ''): string | null {
  const player = playerOf(url);
  if (player === null) return null;
  const titled = title === '' ? '' : ` title="${escapeHtml(title)}"`;
  return `<iframe src="${escapeHtml(player)}"${titled} width="560" height="315" allowfullscreen></iframe>`;
}

/** The address of the player that a post may show (content/markdown/markdown-sanitizer.ts); null where there is none. */
export function playerOf(url: string): string | null {
  const address = URL.parse(url.trim().replace(/^\/\//, 'https://'));
  if (!address || !/^https?:$/.test(address.protocol)) return null;
  if (YOUTUBE.test(address.hostname)) return youtubePlayer(address);
  return VIMEO.test(address.hostname) ? vimeoPlayer(address) : null;
}

function youtubePlayer({ hostname, pathname, searchParams, hash }: URL): string | null {
  const isShort = hostname.endsWith('youtu.be');
  const id = isShort
    ? pathname.slice(1).replace(/\/$/, '')
    : (VIDEO_PATH.exec(pathname)?.[1] ?? searchParams.get('v') ?? '');
  const list = searchParams.get('list') ?? '';
  const channel = searchParams.get('channel') ?? '';
  if (id === 'live_stream')
    return YOUTUBE_LIST.test(channel) ? `${YOUTUBE_PLAYER}${id}?channel=${channel}` : null;
  const isList = id === 'videoseries' || id === '';
  if (isList) return YOUTUBE_LIST.test(list) ? `${YOUTUBE_PLAYER}videoseries?list=${list}` : null;
  if (!YOUTUBE_ID.test(id)) return null;
  const inHash = new URLSearchParams(hash.slice(1)).get('t');
  const start = secondsOf(searchParams.get('start') ?? searchParams.get('t') ?? inHash ?? '');
  const end = secondsOf(searchParams.get('end') ?? '');
  const times = [start > 0 ? `start=${String(start)}` : '', end > 0 ? `end=${String(end)}` : ''];
  const query = times.filter((part) => part !== '').join('&');
  return YOUTUBE_PLAYER + id + (query && `?${query}`);
}

function vimeoPlayer({ pathname, searchParams, hash }: URL): string | null {
  const [, id, hashInPath] = VIMEO_PATH.exec(pathname) ?? [];
  if (id === undefined) return null;
  const secret = hashInPath ?? searchParams.get('h') ?? '';
  const start = secondsOf(new URLSearchParams(hash.slice(1)).get('t') ?? '');
  return (
    VIMEO_PLAYER +
    id +
    (VIMEO_HASH.test(secret) ? `?h=${secret}` : '') +
    (start > 0 ? `#t=${String(start)}s` : '')
  );
}

/** `90`, `90s` or `1h2m3s` in seconds; 0 for anything else. */
function secondsOf(time: string): number {
  const parts = /^(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,6})s?)?$/.exec(time);
  if (!parts) return 0;
  const [, hours, minutes, seconds] = parts.map((part: string | undefined) => Number(part ?? 0));
  return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}
