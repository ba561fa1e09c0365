import type { Frame } from '../frame.js';
import type { SiteItem } from '../items/site-item.js';

/** A text with fewer headings is seen at a glance. */
const MIN_ENTRIES = 3;

/** The headings of a text as links to them, those of the two highest levels that it has; nothing for a short one. */
export function TableOfContents({ frame, toc }: { frame: Frame; toc: SiteItem['toc'] }) {
  const highest = Math.min(...toc.map(({ level }) => level));
  const shown = toc.filter(({ level }) => level <= highest + 1);
  if (shown.length < MIN_ENTRIES || !frame.settings.shown.tableOfContents) return null;
  return (
    <details class="toc">
      <summary {...frame.ofWords}>{frame.words.contents}</summary>
      <nav aria-label={frame.words.contents}>
        <ol role="list">
          {shown.map(({ id, level, title }) => (
            <li key={id} class={level > highest ? 'toc-inner' : undefined}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ol>
      </nav>
    </details>
  );
}
