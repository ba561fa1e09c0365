import type { Schemas } from '../../api/client.js';
import { formatBytes } from '../../app/format.js';
import type { Selection } from '../../list/selection.js';
import { Thumbnail } from './thumbnail.js';

type Media = Schemas['Media'];

interface MediaGridProps {
  readonly items: readonly Media[];
  readonly selection: Selection;
  readonly onOpen: (id: string) => void;
}

/** Files as pictures in rows. */
export function MediaGrid({ items, selection, onOpen }: MediaGridProps) {
  return (
    <ul class="media-grid">
      {items.map((media) => (
        <li key={media.id} class={selection.ids.has(media.id) ? 'media-tile is-chosen' : 'media-tile'}>
          <button
            type="button"
            class="media-open"
            onClick={() => {
              onOpen(media.id);
            }}
          >
            <Thumbnail media={media} />
            <span class="media-name">{media.file_name}</span>
            <span class="soft small">{describe(media)}</span>
          </button>
          {!media.described && <span class="badge is-warn">No description</span>}
          <label class="media-choose">
            <input
              type="checkbox"
              checked={selection.ids.has(media.id)}
              onClick={({ shiftKey }) => {
                selection.toggle(media.id, shiftKey);
              }}
            />
            <span class="visually-hidden">Choose {media.file_name}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}

/** Size and state in words. */
function describe({ status, failure, width, height, bytes }: Media): string {
  if (status === 'failed') return failure ?? 'Could not be read';
  const size = width && height ? `${width} × ${height}, ` : '';
  return `${size}${formatBytes(bytes)}${status === 'processing' ? ', being made smaller' : ''}`;
}
