import { useSignal } from '@preact/signals';
import { ask } from '../../api/client.js';
import { explainFailure } from '../../api/failure.js';
import { confirmThat } from '../../app/confirm.js';
import { count } from '../../app/format.js';
import { notify, notifyFailure } from '../../app/notices.js';
import type { Selection } from '../../list/selection.js';

interface MediaBulkProps {
  readonly isTrash: boolean;
  readonly selection: Selection;
  readonly reload: () => Promise<void>;
}

/** What can be done with several files: one request a file, since each may be in use. */
export function MediaBulk({ isTrash, selection, reload }: MediaBulkProps) {
  const progress = useSignal('');
  const ids = [...selection.ids];
  const each = async (act: (id: string) => Promise<unknown>, done: string): Promise<void> => {
    let failed = 0;
    let why = '';
    for (const [index, id] of ids.entries()) {
      progress.value = `${index + 1} of ${ids.length}`;
      await act(id).catch((error: unknown) => {
        failed += 1;
        why = explainFailure(error);
      });
    }
    progress.value = '';
    if (failed < ids.length) notify(`${count(ids.length - failed, 'file')} ${done}.`);
    if (failed > 0) notifyFailure(`${count(failed, 'file')} stayed: ${why}`);
    selection.clear();
    await reload();
  };
  const path = (id: string) => ({ path: { id } });
  const purge = async (): Promise<void> => {
    const title = `Delete ${count(ids.length, 'file')} for good?`;
    const text = 'The files are gone then. This can’t be undone.';
    if (!(await confirmThat({ title, text, action: 'Delete for good', isDanger: true }))) return;
    const query = { purge: 'true' } as const;
    await each(
      (id) => ask((api) => api.DELETE('/admin/api/media/{id}', { params: { ...path(id), query } })),
      'deleted for good',
    );
  };
  if (progress.value) return <span role="status">{progress.value}</span>;
  if (!isTrash)
    return (
      <button
        type="button"
        class="button is-quiet"
        onClick={() =>
          void each(
            (id) => ask((api) => api.DELETE('/admin/api/media/{id}', { params: path(id) })),
            'moved to the trash',
          )
        }
      >
        Move to trash
      </button>
    );
  return (
    <>
      <button
        type="button"
        class="button is-quiet"
        onClick={() =>
          void each(
            (id) => ask((api) => api.POST('/admin/api/media/{id}/restore', { params: path(id) })),
            'restored',
          )
        }
      >
        Restore
      </button>
      <button type="button" class="button is-quiet is-danger" onClick={() => void purge()}>
        Delete for good
      </button>
    </>
  );
}
