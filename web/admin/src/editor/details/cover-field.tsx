import { useSignal } from '@preact/signals';
import type { EditorModel } from '../item/editor-model.js';
import { partsField } from '../item/item.js';
import { PictureDialog } from '../../screens/media/picture-dialog.js';
import { errorOf, Line } from './field.js';

/** The picture in front. */
export function CoverField({ model }: { model: EditorModel }) {
  const isChoosing = useSignal(false);
  const cover = partsField(model.fields.value ?? {}, 'cover_image');
  const { url, alt } = cover;
  const isThere = typeof url === 'string' && url !== '';
  const isOff = model.isReadOnly.value;
  const error = errorOf(model, 'cover_image');
  return (
    <fieldset class="field-group">
      <legend>Cover</legend>
      {isThere && (
        <>
          <img class="cover-shown" src={url} alt={typeof alt === 'string' ? alt : ''} />
          <Line
            model={model}
            label="What the cover shows"
            value={typeof alt === 'string' ? alt : ''}
            hint="For those who can’t see it."
            onValue={(value) => {
              model.edit({ cover_image: { ...cover, alt: value } });
            }}
          />
        </>
      )}
      {error && <p class="field-error">{error}</p>}
      {!isOff && (
        <div class="row-of">
          <button
            type="button"
            class="button is-quiet"
            onClick={() => {
              isChoosing.value = true;
            }}
          >
            {isThere ? 'Another picture…' : 'Choose a picture…'}
          </button>
          {isThere && (
            <button
              type="button"
              class="link-button"
              onClick={() => {
                model.edit({ cover_image: null });
              }}
            >
              Remove it
            </button>
          )}
        </div>
      )}
      {isChoosing.value && (
        <PictureDialog
          files={[]}
          submit="Upload and use it"
          isShownAtOnce
          onClose={() => {
            isChoosing.value = false;
          }}
          onPicture={(picture) => {
            isChoosing.value = false;
            model.edit({ cover_image: { url: picture.url, alt: picture.alt } });
          }}
        />
      )}
    </fieldset>
  );
}
