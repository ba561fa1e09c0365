import { useState } from 'preact/hooks';
import { Apart } from '../../app/apart.js';
import { useChange } from '../../form/changed.js';
import { TextField } from '../../form/fields.js';
import { takesPictures } from './dropped.js';
import { PictureDialog } from './picture-dialog.js';

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

/** A picture by its address, typed, chosen from the library or uploaded here, and what it shows. */
export function PictureField({ name, legend, picture }: PictureFieldProps) {
  const [{ url, alt }, setPicture] = useState<Picture>(picture ?? { url: '', alt: '' });
  /** What is to be uploaded, none to choose one; null where nothing is asked. */
  const [asked, setAsked] = useState<readonly File[] | null>(null);
  const fields = useChange(`${url} ${alt}`);
  return (
    <fieldset class="pairs" ref={fields} {...takesPictures(setAsked)}>
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
                setAsked([]);
              }}
            >
              Choose or upload a picture<span class="visually-hidden">: {legend}</span>
            </button>
          </div>
        </div>
      </div>
      {asked && (
        <Apart>
          <PictureDialog
            files={asked}
            submit="Upload and use it"
            isShownAtOnce
            onClose={() => {
              setAsked(null);
            }}
            onPicture={(chosen) => {
              setPicture({ url: chosen.url, alt: chosen.alt });
              setAsked(null);
            }}
          />
        </Apart>
      )}
    </fieldset>
  );
}
