import { useSignal } from '@preact/signals';
import { useLoad } from '../../api/load.js';
import { formatTime } from '../../app/format.js';
import { Modal } from '../../app/modal.js';
import { announce, attempt } from '../../app/notices.js';
import { State } from '../../app/screen.js';
import type { EditorModel } from '../item/editor-model.js';

/** Three days. */
const HOURS = 72;

/** Makes a link that shows the item to people without an account, or ends all there are. */
export function PreviewLinkDialog({ model, onClose }: { model: EditorModel; onClose: () => void }) {
  const { data, failure, isLoading } = useLoad(() => model.api.previewLink(HOURS));
  const isCopied = useSignal(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(data.value?.url ?? '');
    isCopied.value = true;
    announce('Copied.');
  };
  const end = async (): Promise<void> => {
    const isDone = await attempt(() => model.api.endPreviewLinks(), 'No link shows it to others any more.');
    if (isDone) onClose();
  };
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
              Whoever has it sees the page as it will be, with all that you have written and will write, until{' '}
              {formatTime(data.value.expires_at)}. What could not be published yet, such as an empty title, is
              as before.
            </p>
          </div>
          <div class="modal-actions">
            <button type="button" class="button is-quiet is-danger" onClick={() => void end()}>
              End all links
            </button>
            <a class="button is-quiet" href={data.value.url} target="_blank" rel="noopener">
              Open it
            </a>
            <button type="button" class="button" onClick={() => void attempt(copy)}>
              {isCopied.value ? 'Copied' : 'Copy it'}
            </button>
          </div>
        </>
      ) : (
        <State failure={failure.value} isLoading={isLoading.value} />
      )}
    </Modal>
  );
}
