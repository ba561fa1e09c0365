import type { TagCount } from '../../tags/index.js';
import type { Frame } from '../frame.js';

/** Tags that lists of posts name; the most used come first. */
const SHOWN_TAGS = 12;

/** Links to the posts with each of the most used tags and the current one, with how many there are, and to all tags. @param current the tag whose posts the page shows */
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
  const shown = tags.filter(({ tag }, index) => index < SHOWN_TAGS || tag === current);
  return (
    <nav class="tag-filter" aria-label={frame.words.tags}>
      <ul class="tags" role="list">
        {shown.map(({ tag, count }) => (
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
        {tags.length > shown.length && (
          <li>
            <a href="/tags" {...frame.ofWords}>
              {frame.words.allTags(tags.length)}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
