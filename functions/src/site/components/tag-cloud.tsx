import type { TagCount } from '../../tags/index.js';
import type { Frame } from '../frame.js';

/** Tags that are seen at once; the most used come first. */
const SHOWN_TAGS = 12;

/** Links to the posts with each tag, with how many there are. @param current the tag whose posts the page shows */
export function TagCloud({
  frame,
  tags,
  current = null,
}: {
  frame: Frame;
  tags: readonly TagCount[];
  current?: string | null;
}) {
  if (tags.length === 0) return null;
  const [shown, others] = [tags.slice(0, SHOWN_TAGS), tags.slice(SHOWN_TAGS)];
  const links = (some: readonly TagCount[]) => (
    <ul class="tags" role="list">
      {some.map(({ tag, count }) => (
        <li key={tag}>
          <a
            class="tag"
            href={frame.addresses.pathOf('tag', tag)}
            rel="tag"
            aria-current={tag === current ? 'page' : undefined}
          >
            {frame.tagOf(tag).name} <span class="tag-count">{frame.numberOf(count)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
  return (
    <nav class="tag-filter" aria-label={frame.words.tags}>
      {links(shown)}
      {others.length > 0 && (
        <details class="more-tags">
          <summary {...frame.ofWords}>{frame.words.allTags(tags.length)}</summary>
          {links(others)}
        </details>
      )}
    </nav>
  );
}
