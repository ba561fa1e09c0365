import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { ask, type Schemas } from '../../api/client.js';
import { explainFailure } from '../../api/failure.js';
import { Modal } from '../../app/modal.js';
import { announce } from '../../app/notices.js';
import { uploadFile } from '../../screens/media/upload.js';

/** A picture of the library with the text that stands for it. */
export interface ChosenPicture {
  readonly id: string;
  readonly url: string;
  readonly alt: string;
}

interface PictureDialogProps {
  /** What was pasted or dropped; without any, one is to be chosen. */
  readonly files: readonly File[];
  readonly onClose: () => void;
  readonly onPicture: (picture: ChosenPicture) => void;
}

/** Asks for a picture: a new one with its alternative text, or one of the library. */
export function PictureDialog({ files, onClose, onPicture }: PictureDialogProps) {
  const file = useSignal<File | null>(files[0] ?? null);
  return (
    <Modal title={file.value ? 'Upload this picture' : 'Picture'} onClose={onClose} isWide>
      {file.value ? (
        <NewPictureForm file={file.value} onPicture={onPicture} />
      ) : (
        <>
          <FileField
            onFile={(chosen) => {
              file.value = chosen;
            }}
          />
          <Library onPicture={onPicture} />
        </>
      )}
    </Modal>
  );
}

function FileField({ onFile }: { onFile: (file: File) => void }) {
  return (
    <div class="field">
      <label for="picture-file">From this device</label>
      <input
        id="picture-file"
        type="file"
        accept="image/*"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(file);
        }}
      />
    </div>
  );
}

function NewPictureForm({ file, onPicture }: { file: File; onPicture: (picture: ChosenPicture) => void }) {
  const alt = useSignal('');
  const isDecorative = useSignal(false);
  const failure = useSignal('');
  const isBusy = useSignal(false);
  const progress = useSignal(0);
  const shown = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(
    () => () => {
      URL.revokeObjectURL(shown);
    },
    [shown],
  );
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (isBusy.value) return;
    if (!isDecorative.value && !alt.value.trim()) {
      failure.value = 'Say what the picture shows, or that it is only decoration.';
      return;
    }
    isBusy.value = true;
    failure.value = '';
    announce('Uploading…');
    try {
      const given = isDecorative.value ? '' : alt.value.trim();
      const media = await uploadFile(
        file,
        { alt: given, decorative: isDecorative.value },
        (share) => {
          progress.value = share;
        },
        new AbortController().signal,
      );
      onPicture({ id: media.id, url: media.url, alt: given });
    } catch (error) {
      failure.value = explainFailure(error);
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <form class="form new-picture" noValidate onSubmit={(event) => void send(event)}>
      <img src={shown} alt="The picture that will be uploaded" />
      <div class="stack">
        <div class="field">
          <label for="picture-alt">What does it show?</label>
          <textarea
            id="picture-alt"
            rows={3}
            maxLength={300}
            autofocus
            value={alt.value}
            disabled={isDecorative.value}
            aria-describedby="picture-alt-hint picture-failure"
            {...(failure.value && { 'aria-invalid': true as const })}
            onInput={({ currentTarget }) => {
              alt.value = currentTarget.value;
            }}
          />
          <p class="field-hint" id="picture-alt-hint">
            For those who can’t see it, and for search engines: what it tells in the text, in a sentence.
          </p>
        </div>
        <div class="check">
          <label>
            <input
              type="checkbox"
              checked={isDecorative.value}
              onChange={({ currentTarget }) => {
                isDecorative.value = currentTarget.checked;
              }}
            />{' '}
            It is only decoration
          </label>
        </div>
        <p class="field-error" id="picture-failure" role="alert">
          {failure.value}
        </p>
        <div class="form-actions">
          <button type="submit" class="button" aria-disabled={isBusy.value}>
            {isBusy.value
              ? `Uploading… ${progress.value > 0 ? `${Math.round(progress.value * 100)} %` : ''}`
              : 'Upload and insert'}
          </button>
        </div>
      </div>
    </form>
  );
}

/** The newest pictures of the library, and those that words find. */
function Library({ onPicture }: { onPicture: (picture: ChosenPicture) => void }) {
  const words = useSignal('');
  const found = useSignal<readonly Schemas['Media'][] | null>(null);
  const failure = useSignal('');
  useEffect(() => {
    const asked = words.value.trim();
    const looking = setTimeout(() => {
      ask((api) =>
        api.GET('/admin/api/media', {
          params: { query: { kind: 'picture', limit: 24, ...(asked && { q: asked }) } as never },
        }),
      ).then(
        ({ media }) => {
          if (asked === words.value.trim()) found.value = media;
        },
        (error: unknown) => {
          failure.value = explainFailure(error);
        },
      );
    }, 250);
    return () => {
      clearTimeout(looking);
    };
  }, [words.value]);
  return (
    <section class="stack" aria-labelledby="library-title">
      <h3 id="library-title">From the library</h3>
      <div class="field">
        <label class="visually-hidden" for="library-search">
          Find pictures
        </label>
        <input
          id="library-search"
          type="search"
          placeholder="Find pictures"
          value={words.value}
          onInput={({ currentTarget }) => {
            words.value = currentTarget.value;
          }}
        />
      </div>
      {failure.value && <p class="field-error">{failure.value}</p>}
      {found.value?.length === 0 && <p class="soft">No pictures.</p>}
      <ul class="thumbs">
        {found.value?.map((media) => (
          <li key={media.id}>
            <button
              type="button"
              class="thumb"
              onClick={() => {
                onPicture({ id: media.id, url: media.url, alt: media.alt });
              }}
            >
              <img src={smallest(media)} alt="" loading="lazy" />
              <span class="small">{media.alt || media.file_name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function smallest({ variants, url }: Schemas['Media']): string {
  const [first] = variants
    .filter(({ format }) => format === 'webp')
    .sort((one, other) => one.width - other.width);
  return first?.url ?? url;
}
