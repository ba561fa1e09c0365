import { escapeHtml } from '../../shared/index.js';

/** Addresses of a video, by the address of its player that a post may show (content/markdown/markdown-sanitizer.ts). */
const PLAYERS: readonly { readonly player: string; readonly address: RegExp }[] = [
  {
    player: 'https://www.youtube-nocookie.com/embed/',
    address:
      /^https?:\/\/(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/(?:watch\?(?:[^#]*&)?v=|embed\/|shorts\/|live\/)|youtu\.be\/)([\w-]{6,20})(?![\w-])/,
  },
  {
    player: 'https://player.vimeo.com/video/',
    address: /^https?:\/\/(?:(?:www\.)?vimeo\.com\/|player\.vimeo\.com\/video\/)(\d{1,12})(?!\d)/,
  },
];

/** The frame that shows a video of a known site in a post; null for any other address. */
export function embedOf(url: string, title = ''): string | null {
  for (const { player, address } of PLAYERS) {
    const id = address.exec(url.trim())?.[1];
    if (id === undefined) continue;
    const titled = title === '' ? '' : ` title="${escapeHtml(title)}"`;
    return `<iframe src="${player}${id}"${titled} width="560" height="315" allowfullscreen></iframe>`;
  }
  return null;
}
