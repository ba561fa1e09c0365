import { useLoad } from '../../api/load.js';
import { formatTime } from '../../app/format.js';
import { Modal } from '../../app/modal.js';
import { announce } from '../../app/notices.js';
import { State } from '../../app/screen.js';
import type { EditorModel } from '../item/editor-model.js';

/** Three days. */
const HOURS = 72;

/** Makes a link that shows the item to people without an account. */
export function PreviewLinkDialog({ model, onClose }: { model: EditorModel; onClose: () => void }) {
  const { data, failure, isLoading } = useLoad(() => model.api.previewLink(HOURS));
  return (
    <Modal title="Link to show it to others" onClose={onClose}>
      {data.value ? (
        <>
          <div class="field">
            <label for="preview-link">Link</label>
            <input
              id="preview-link"
              readOnly
              value={data.value.url}
              aria-describedby="preview-link-hint"
              onFocus={({ currentTarget }) => {
                currentTarget.select();
              }}
            />
            <p class="field-hint" id="preview-link-hint">
              Whoever has it sees the last saved version, without your unpublished changes, until{' '}
              {formatTime(data.value.expires_at)}.
            </p>
          </div>
          <div class="modal-actions">
            <a class="button is-quiet" href={data.value.url} target="_blank" rel="noopener">
              Open it
            </a>
            <button
              type="button"
              class="button"
              onClick={() => {
                void navigator.clipboard.writeText(data.value?.url ?? '').then(() => {
                  announce('Copied.');
                });
              }}
            >
              Copy it
            </button>
          </div>
        </>
      ) : (
        <State failure={failure.value} isLoading={isLoading.value} />
      )}
    </Modal>
  );
}
