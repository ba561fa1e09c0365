import { formatTime } from '../app/format.js';
import { FIELD_LABELS } from './details/labels.js';
import type { EditorModel } from './item/editor-model.js';

interface BannersProps {
  readonly model: EditorModel;
  readonly one: string;
  readonly onDetails: () => void;
}

/** What is out of the ordinary, and what to do about it. */
export function Banners({ model, one, onDetails }: BannersProps) {
  const copy = model.standing.value?.copy;
  const errors = model.errors.value;
  return (
    <>
      {model.role.value === 'reader' && (
        <div class="editor-banner">
          <p>This {one} is open in another tab, where it is written. Here you see what comes of it.</p>
          <button type="button" class="button is-quiet" onClick={() => void model.takeOver()}>
            Write here instead
          </button>
        </div>
      )}
      {model.isUnkept.value && (
        <div class="editor-banner is-bad" role="alert">
          <p>
            This device has no room to keep what you write. It is still saved on the server while that can be
            reached. Do not close this page before it says “Saved”.
          </p>
        </div>
      )}
      {model.isGone.value && (
        <div class="editor-banner is-bad" role="alert">
          <p>
            Somebody has deleted this {one} for good. What you wrote is kept on this device: copy it from
            here.
          </p>
        </div>
      )}
      {model.isTrashed.value && (
        <div class="editor-banner">
          <p>
            This {one} is in the trash. To write on, restore it{' '}
            <a href={`/admin/${model.kind}?status=trashed`}>from there</a>.
          </p>
        </div>
      )}
      {copy?.publish_at && (
        <div class="editor-banner">
          <p>These changes go live on {formatTime(copy.publish_at)}. To write on, take that time back.</p>
        </div>
      )}
      {copy?.failure && (
        <div class="editor-banner is-warn" role="alert">
          <p>The changes did not go live at their time: {copy.failure}</p>
        </div>
      )}
      {errors.length > 0 && (
        <div class="editor-banner is-bad" id="editor-errors" role="alert">
          <ul>
            {errors.map(({ field, detail }) => (
              <li key={`${field}${detail}`}>
                {FIELD_LABELS[field] ? `${FIELD_LABELS[field]}: ${detail}` : detail}
              </li>
            ))}
          </ul>
          {errors.some(({ field }) => !['title', 'content_md', ''].includes(field)) && (
            <button type="button" class="button is-quiet" onClick={onDetails}>
              To the details
            </button>
          )}
        </div>
      )}
    </>
  );
}
