import { playerOf } from '../../content/index.js';
import { escapeHtml } from '../../shared/index.js';

/** The frame that shows a video of a known site in a post; null for any other address. */
export function embedOf(url: string, title = ''): string | null {
  const player = playerOf(url.trim());
  if (player === null) return null;
  const titled = title === '' ? '' : ` title="${escapeHtml(title)}"`;
  return `<iframe src="${escapeHtml(player)}"${titled} width="560" height="315" allowfullscreen></iframe>`;
}
