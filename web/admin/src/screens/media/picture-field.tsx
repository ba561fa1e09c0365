import { useState } from 'preact/hooks';
import { ask } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { Modal } from '../../app/modal.js';
import { State } from '../../app/screen.js';
import { useChange } from '../../form/changed.js';
import { TextField } from '../../form/fields.js';
import { Thumbnail } from './media-grid.js';

interface Picture {
  readonly url: string;
  readonly alt: string;
}

interface PictureFieldProps {
  /** The JSON pointer of the picture, without the first slash. */
  readonly name: string;
  readonly legend: string;
  readonly picture: Picture | null;
}

/** A picture by its address, typed or chosen from the library, and what it shows. */
export function PictureField({ name, legend, picture }: PictureFieldProps) {
  const [{ url, alt }, setPicture] = useState<Picture>(picture ?? { url: '', alt: '' });
  const field = useChange(url);
  const [isChoosing, setChoosing] = useState(false);
  return (
    <fieldset class="pairs" ref={field}>
      <legend>{legend}</legend>
      <div class="picture-field">
        {url && <img src={url} alt="" />}
        <div class="stack">
          <TextField
            name={`${name}/url`}
            label="Its address"
            value={url}
            onValue={(typed) => {
              setPicture({ url: typed, alt });
            }}
          />
          <TextField
            name={`${name}/alt`}
            label="What it shows"
            value={alt}
            onValue={(typed) => {
              setPicture({ url, alt: typed });
            }}
          />
          <div>
            <button
              type="button"
              class="button is-quiet"
              onClick={() => {
                setChoosing(true);
              }}
            >
              Choose from the library<span class="visually-hidden">: {legend}</span>
            </button>
          </div>
        </div>
      </div>
      {isChoosing && (
        <Chooser
          onClose={() => {
            setChoosing(false);
          }}
          onChosen={(chosen) => {
            setPicture(chosen);
            setChoosing(false);
          }}
        />
      )}
    </fieldset>
  );
}

/** What of the library can stand in a page as a picture. */
const KINDS = ['picture', 'vector'] as const;

/** Of each kind the newest that a chooser shows at once; the others are found by searching. */
const SHOWN = 24;

interface ChooserProps {
  readonly onClose: () => void;
  readonly onChosen: (picture: Picture) => void;
}

function Chooser({ onClose, onChosen }: ChooserProps) {
  const [text, setText] = useState('');
  const { data, failure, reload } = useLoad(async () => {
    const pages = await Promise.all(
      KINDS.map((kind) => {
        const query = { kind, limit: SHOWN, status: 'ready' as const, ...(text && { q: text }) };
        return ask((api) => api.GET('/admin/api/media', { params: { query } }));
      }),
    );
    const found = pages.flatMap(({ media }) => media);
    found.sort((a, b) => b.created_at.localeCompare(a.created_at));
    return { found, isAll: pages.every((page) => page.next_cursor === null) };
  }, text);
  const pictures = data.value?.found;
  return (
    <Modal title="Choose a picture" onClose={onClose} isWide>
      <input
        type="search"
        aria-label="Search pictures"
        placeholder="Search by name, alternative text, title"
        data-focus
        value={text}
        // It stands in a form, which has something else to be sent.
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value.trim());
        }}
      />
      {!pictures ? (
        <State failure={failure.value} isLoading onRetry={() => void reload()} />
      ) : pictures.length === 0 ? (
        <State>
          <p>No picture is like that.</p>
        </State>
      ) : (
        <ul class="media-grid">
          {pictures.map((media) => (
            <li class="media-tile" key={media.id}>
              <button
                type="button"
                class="media-open"
                onClick={() => {
                  onChosen({ url: media.url, alt: media.alt });
                }}
              >
                <Thumbnail media={media} />
                <span class="media-name">{media.file_name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {data.value?.isAll === false && <p class="soft">Older ones are found by searching.</p>}
    </Modal>
  );
}
