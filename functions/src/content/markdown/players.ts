/** What a frame may show; firebase.json lets the site's own pages frame the same hosts. */
const PLAYER =
  /^https:\/\/(?:www\.youtube-nocookie\.com\/embed|player\.vimeo\.com\/video)\/[\w-]+(?:\?[\w=&%.-]*)?(?:#[\w=]*)?$/;

const YOUTUBE = /^(?:(?:www|m|music)\.)?youtube(?:-nocookie)?\.com$/;
const VIMEO = /^(?:www\.)?vimeo\.com$/;

/** Parameters that say what is shown and how; others tell the host who sent the reader, or start without a click. */
const YOUTUBE_PARAMETERS = new Set([
  ...['start', 'end', 'list', 'listType', 'playlist', 'channel', 'clip', 'clipt', 'loop', 'rel', 'controls'],
  ...['cc_lang_pref', 'cc_load_policy', 'hl', 'iv_load_policy', 'color', 'modestbranding', 'fs', 'mute'],
  ...['disablekb', 'playsinline'],
]);
const VIMEO_PARAMETERS = new Set([
  ...['h', 'title', 'byline', 'portrait', 'badge', 'color', 'loop', 'muted', 'dnt', 'texttrack', 'controls'],
  ...['quality', 'speed'],
]);

/** Pages whose parameters say what is shown. */
const PAGES: Readonly<Partial<Record<string, (parameters: URLSearchParams) => string | null>>> = {
  '/watch': (parameters) => parameters.get('v') ?? (parameters.has('list') ? 'videoseries' : null),
  '/playlist': (parameters) => (parameters.has('list') ? 'videoseries' : null),
};

/** Names by which a time to start at goes. */
const START_NAMES = new Set(['start', 't', 'time_continue']);
const START = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/;

/**
 * The player of www.youtube-nocookie.com or player.vimeo.com that shows what is at this address of YouTube or Vimeo, be it
 * a page's or a player's; null for any other address.
 */
export function playerOf(address: string): string | null {
  const url = URL.parse(address, 'https://relative.invalid');
  if (!url || !/^https?:$/.test(url.protocol) || url.username + url.password + url.port !== '') return null;
  const player = youtubePlayer(url) ?? vimeoPlayer(url);
  return player !== null && PLAYER.test(player) ? player : null;
}

function youtubePlayer({ hostname, pathname, searchParams, hash }: URL): string | null {
  const path =
    hostname === 'youtu.be'
      ? /^\/([\w-]+)\/?$/
      : YOUTUBE.test(hostname)
        ? // `&` in place of `?`: embed codes of before.
          /^\/(?:embed|v|vi|e|shorts|live)\/([\w-]+)\/?(?:&.*)?$/
        : null;
  const page = path && PAGES[pathname]?.(searchParams);
  const id = page ?? path?.exec(pathname)?.[1];
  if (id === undefined) return null;
  const parameters = [...searchParams, ...new URLSearchParams(hash.slice(1))].flatMap(([name, value]) => {
    if (START_NAMES.has(name)) return startOf(value);
    return YOUTUBE_PARAMETERS.has(name) ? [[name, value] as const] : [];
  });
  return `https://www.youtube-nocookie.com/embed/${id}${queryOf(parameters)}`;
}

/** `90`, `90s` and `1m30s` in seconds. */
function startOf(value: string): [name: string, value: string][] {
  const [, hours = 0, minutes = 0, seconds = 0] = START.exec(value) ?? [];
  const start = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
  return start > 0 ? [['start', String(start)]] : [];
}

function vimeoPlayer({ hostname, pathname, searchParams, hash }: URL): string | null {
  const path =
    hostname === 'player.vimeo.com'
      ? /^\/video\/(\d+)\/?$/
      : VIMEO.test(hostname)
        ? /^\/(?:video\/|channels\/[\w-]+\/|groups\/[\w-]+\/videos\/|(?:album|showcase)\/\d+\/video\/)?(\d+)(?:\/([\da-f]+))?\/?$/
        : null;
  const ofFlash = VIMEO.test(hostname) && pathname === '/moogaloop.swf' ? searchParams.get('clip_id') : null;
  const [, id, key] = path?.exec(ofFlash === null ? pathname : `/${ofFlash}`) ?? [];
  if (id === undefined) return null;
  const parameters = [...searchParams].filter(([name]) => VIMEO_PARAMETERS.has(name));
  const keyed = key === undefined ? parameters : [['h', key] as const, ...parameters];
  const start = /^#t=\w+$/.exec(hash)?.[0] ?? '';
  return `https://player.vimeo.com/video/${id}${queryOf(keyed)}${start}`;
}

function queryOf(parameters: readonly (readonly [name: string, value: string])[]): string {
  const query = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return query === '' ? '' : `?${query}`;
}
