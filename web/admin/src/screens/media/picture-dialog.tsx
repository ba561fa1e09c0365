import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ask } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { Modal } from '../../app/modal.js';
import { State } from '../../app/screen.js';
import { DescribePicture } from './describe-picture.js';
import { takesPictures } from './dropped.js';
import { Thumbnail } from './thumbnail.js';
import { uploadFile, waitUntilReady, type Description } from './upload.js';

/** A picture of the library with the text that stands for it. */
export interface ChosenPicture {
  readonly id: string;
  readonly url: string;
  readonly alt: string;
}

interface PictureDialogProps {
  /** What was pasted or dropped; without any, one is to be chosen. */
  readonly files: readonly File[];
  /** What the button says that uploads a new one. */
  readonly submit: string;
  /** Whether a new one is shown by its address as soon as it is chosen: it is waited for until it can be. */
  readonly isShownAtOnce?: boolean;
  readonly onClose: () => void;
  readonly onPicture: (picture: ChosenPicture) => void;
}

/** Asks for a picture: a new one with its alternative text, or one of the library. */
export function PictureDialog({ files, onClose, onPicture, ...ofNew }: PictureDialogProps) {
  const file = useSignal<File | null>(files[0] ?? null);
  const take = ([first]: readonly File[]): void => {
    if (first) file.value = first;
  };
  return (
    <Modal title={file.value ? 'Upload this picture' : 'Picture'} onClose={onClose} isWide>
      <div class="stack" {...takesPictures(take)}>
        {file.value ? (
          <NewPicture key={file.value} file={file.value} onPicture={onPicture} {...ofNew} />
        ) : (
          <>
            <FileField onFiles={take} />
            <Library onPicture={onPicture} />
          </>
        )}
      </div>
    </Modal>
  );
}

function FileField({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  return (
    <div class="field">
      <label for="picture-file">From this device</label>
      <input
        id="picture-file"
        type="file"
        accept="image/*"
        data-focus
        aria-describedby="picture-file-hint"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
        }}
      />
      <p class="field-hint" id="picture-file-hint">
        Or drop it here. It comes into the library.
      </p>
    </div>
  );
}

type NewPictureProps = Pick<PictureDialogProps, 'submit' | 'isShownAtOnce' | 'onPicture'> & {
  readonly file: File;
};

function NewPicture({ file, submit, isShownAtOnce = false, onPicture }: NewPictureProps) {
  const share = useSignal(0);
  const { signal, end } = useEnding();
  useEffect(() => end, []);
  const upload = async (description: Description): Promise<void> => {
    const onShare = (done: number): void => {
      share.value = done;
    };
    const { id, url } = await uploadFile(file, description, onShare, signal);
    if (isShownAtOnce) await waitUntilReady(id, signal);
    signal.throwIfAborted();
    onPicture({ id, url, alt: description.alt });
  };
  const percent = Math.round(share.value * 100);
  return (
    <div class="new-picture">
      <DescribePicture
        file={file}
        what="it"
        submit={submit}
        busy={percent > 0 && percent < 100 ? `Uploading… ${percent} %` : 'Uploading…'}
        onDescribed={upload}
        hasFocus
      />
    </div>
  );
}

/** What is ended with what is shown. */
function useEnding(): { readonly signal: AbortSignal; readonly end: () => void } {
  return useMemo(() => {
    const ending = new AbortController();
    const end = (): void => {
      ending.abort();
    };
    return { signal: ending.signal, end };
  }, []);
}

/** What of the library can stand in a page as a picture. */
const KINDS = ['picture', 'vector'] as const;

/** Of each kind the newest that are shown at once; the others are found by searching. */
const SHOWN = 24;

/** How long somebody pauses who has typed what they look for, in ms. */
const PAUSE_MS = 250;

/** The newest pictures of the library, and those that words find. */
function Library({ onPicture }: Pick<PictureDialogProps, 'onPicture'>) {
  const [words, setWords] = useState('');
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const { data, failure, reload } = useLoad(async () => {
    const pages = await Promise.all(
      KINDS.map((kind) => {
        const query = { kind, limit: SHOWN, status: 'ready' as const, ...(words && { q: words }) };
        return ask((api) => api.GET('/admin/api/media', { params: { query } }));
      }),
    );
    const found = pages.flatMap(({ media }) => media);
    found.sort((a, b) => b.created_at.localeCompare(a.created_at));
    return { found, isAll: pages.every((page) => page.next_cursor === null) };
  }, words);
  return (
    <section class="stack" aria-labelledby="library-title">
      <h3 id="library-title">From the library</h3>
      <input
        type="search"
        aria-label="Find pictures"
        placeholder="Find by name, alternative text, title"
        onInput={({ currentTarget }) => {
          clearTimeout(pause.current);
          pause.current = setTimeout(setWords, PAUSE_MS, currentTarget.value.trim());
        }}
      />
      {!data.value ? (
        <State failure={failure.value} isLoading onRetry={() => void reload()} />
      ) : (
        <ul class="thumbs">
          {data.value.found.map((media) => (
            <li key={media.id}>
              <button
                type="button"
                class="thumb"
                onClick={() => {
                  onPicture({ id: media.id, url: media.url, alt: media.alt });
                }}
              >
                <Thumbnail media={media} />
                <span class="small">{media.alt || media.file_name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {data.value?.found.length === 0 && <p class="soft">No pictures.</p>}
      {data.value?.isAll === false && <p class="soft">Older ones are found by searching.</p>}
    </section>
  );
}
