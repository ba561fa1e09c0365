import { useSignal } from '@preact/signals';
import type { Schemas } from '../../api/client.js';
import { describeOutcome, waitForJob } from '../../api/jobs.js';
import { confirmThat } from '../../app/confirm.js';
import { count } from '../../app/format.js';
import { Modal } from '../../app/modal.js';
import { attempt, notify } from '../../app/notices.js';
import { TextField } from '../../form/fields.js';
import { Form } from '../../form/form.js';
import type { Selection } from '../../list/selection.js';
import type { BulkAction, Kind } from './kinds.js';

interface BulkActionsProps {
  readonly kind: Kind;
  readonly isTrash: boolean;
  readonly selection: Selection;
  readonly reload: () => Promise<void>;
}

const DONE: Readonly<Record<BulkAction, string>> = {
  publish: 'published',
  unpublish: 'taken back to drafts',
  delete: 'moved to the trash',
  restore: 'restored as drafts',
};

/** What can be done with the chosen items; a job does it, and its progress is shown. */
export function BulkActions({ kind, isTrash, selection, reload }: BulkActionsProps) {
  const progress = useSignal('');
  const isTagging = useSignal(false);
  const ids = [...selection.ids];
  const these = count(ids.length, kind.singular, kind.plural);

  const follow = async (begin: () => Promise<Schemas['Job']>, done: string): Promise<void> => {
    progress.value = 'Beginning…';
    await attempt(async () => {
      const job = await waitForJob(await begin(), ({ progress: { done: number, total } }) => {
        progress.value = total === null ? `${number} done` : `${number} of ${total}`;
      });
      notify(describeOutcome(job, `${these} ${done}`));
    });
    progress.value = '';
    selection.clear();
    await reload();
  };
  const act = (action: BulkAction): void => {
    void follow(() => kind.bulk(action, ids), DONE[action]);
  };
  const purge = async (): Promise<void> => {
    const title = `Delete ${these} for good?`;
    const text = 'They are gone then, with their revisions. This can’t be undone.';
    if (!(await confirmThat({ title, text, action: 'Delete for good', isDanger: true }))) return;
    await attempt(async () => {
      for (const [index, id] of ids.entries()) {
        progress.value = `${index + 1} of ${ids.length}`;
        await kind.purge(id);
      }
    }, `${these} deleted for good.`);
    progress.value = '';
    selection.clear();
    await reload();
  };
  if (progress.value) return <span role="status">{progress.value}</span>;
  const button = (text: string, onClick: () => void, isDanger = false) => (
    <button
      type="button"
      class={isDanger ? 'button is-quiet is-danger' : 'button is-quiet'}
      onClick={onClick}
    >
      {text}
    </button>
  );
  if (isTrash)
    return (
      <>
        {button('Restore', () => {
          act('restore');
        })}
        {button('Delete for good', () => void purge(), true)}
      </>
    );
  return (
    <>
      {button('Publish', () => {
        act('publish');
      })}
      {button('Back to drafts', () => {
        act('unpublish');
      })}
      {kind.tag &&
        button('Tag…', () => {
          isTagging.value = true;
        })}
      {button('Move to trash', () => {
        act('delete');
      })}
      {isTagging.value && kind.tag && (
        <TagDialog
          title={`Tag ${these}`}
          onClose={() => {
            isTagging.value = false;
          }}
          onTag={(action, tags) => {
            isTagging.value = false;
            const { tag } = kind;
            if (tag)
              void follow(() => tag(action, ids, tags), action === 'tag' ? 'tagged' : 'without the tags');
          }}
        />
      )}
    </>
  );
}

interface TagDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly onTag: (action: 'tag' | 'untag', tags: readonly string[]) => void;
}

function TagDialog({ title, onClose, onTag }: TagDialogProps) {
  const split = (text: string): string[] =>
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '');
  return (
    <Modal title={title} onClose={onClose}>
      <Form<{ tags: string; action: 'tag' | 'untag' }>
        submit="Go on"
        onSend={({ tags, action }) => {
          onTag(action, split(tags));
          return Promise.resolve();
        }}
      >
        <TextField
          name="tags"
          label="Tags"
          hint="Several with commas between them; words of one joined by hyphens."
          missing="Name a tag."
          hasFocus
        />
        <fieldset class="choices">
          <legend class="visually-hidden">What to do with them</legend>
          <label>
            <input type="radio" name="action" value="tag" defaultChecked /> Add
          </label>
          <label>
            <input type="radio" name="action" value="untag" /> Take away
          </label>
        </fieldset>
      </Form>
    </Modal>
  );
}
