import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso/router';
import { useEffect, useRef } from 'preact/hooks';
import { ask, type Schemas } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { formatBytes } from '../../app/format.js';
import { Icon } from '../../app/icons.js';
import { Screen } from '../../app/screen.js';
import { List } from '../../list/list.js';
import { MediaBulk } from './media-bulk.js';
import { MediaDetails } from './media-details.js';
import { addFiles, Uploads } from './uploads.js';
import { filtersOf } from './media-filters.js';
import { MediaGrid } from './media-grid.js';
import { inPossibleOrder } from './media-order.js';

type Media = Schemas['Media'];

/** The media library: dropped, pasted or chosen files, and what is known of each. */
export function MediaScreen() {
  const turn = useSignal(0);
  const openId = useSignal('');
  const isOver = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const { query } = useLocation();
  const reload = (): void => {
    turn.value += 1;
  };
  const take = (files: FileList | null | undefined): void => {
    if (files && files.length > 0) addFiles(files, reload);
  };
  useEffect(() => takeDropped(take, isOver), []);
  return (
    <Screen
      title="Media"
      lede={<Room turn={turn.value} />}
      actions={
        <>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            aria-label="Files"
            onChange={({ currentTarget }) => {
              take(currentTarget.files);
              currentTarget.value = '';
            }}
          />
          <button type="button" class="button" onClick={() => input.current?.click()}>
            <Icon name="plus" />
            Add files
          </button>
        </>
      }
    >
      {isOver.value && <p class="drop-here">Let go, and it is uploaded.</p>}
      <Uploads onDone={reload} />
      <List<Media>
        what="files"
        load={async (asked) => {
          const params = { query: inPossibleOrder(asked) };
          const page = await ask((api) => api.GET('/admin/api/media', { params }));
          return { items: page.media, next: page.next_cursor, total: page.total };
        }}
        columns={[]}
        idOf={({ id }) => id}
        nameOf={({ file_name: name }) => name}
        search="Search files by their words"
        filters={filtersOf(query)}
        turn={turn.value}
        view={(items, selection) => (
          <MediaGrid
            items={items}
            selection={selection}
            onOpen={(id) => {
              openId.value = id;
            }}
          />
        )}
        bulk={(selection, reloadList) => (
          <MediaBulk isTrash={query['trashed'] === 'true'} selection={selection} reload={reloadList} />
        )}
        empty={
          <p>
            {query['trashed']
              ? 'The trash is empty.'
              : 'Nothing here yet. Drop files onto this page, paste a picture, or choose some.'}
          </p>
        }
      />
      {openId.value && (
        <MediaDetails
          id={openId.value}
          onClose={() => {
            openId.value = '';
          }}
          onChanged={reload}
        />
      )}
    </Screen>
  );
}

function Room({ turn }: { turn: number }) {
  const { data } = useLoad(() => ask((api) => api.GET('/admin/api/media/usage')), String(turn));
  const site = data.value?.site;
  return (
    <>
      {site
        ? `${site.files.toLocaleString('en')} files, ${formatBytes(site.bytes)} of ${formatBytes(site.max_bytes)}. Drop or paste files anywhere here.`
        : 'Drop or paste files anywhere here.'}
    </>
  );
}

/** Takes what is dropped onto the page or pasted into it, outside of text fields. @returns ends it */
function takeDropped(
  take: (files: FileList | null | undefined) => void,
  isOver: { value: boolean },
): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  addEventListener(
    'dragover',
    (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      isOver.value = true;
    },
    { signal },
  );
  addEventListener(
    'dragleave',
    (event) => {
      if (event.relatedTarget === null) isOver.value = false;
    },
    { signal },
  );
  addEventListener(
    'drop',
    (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      isOver.value = false;
      take(event.dataTransfer?.files);
    },
    { signal },
  );
  addEventListener(
    'paste',
    (event) => {
      take(event.clipboardData?.files);
    },
    { signal },
  );
  return () => {
    ending.abort();
  };
}
