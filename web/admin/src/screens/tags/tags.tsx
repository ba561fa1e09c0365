import { useSignal } from '@preact/signals';
import { ask, type Schemas } from '../../api/client.js';
import { waitForJob } from '../../api/jobs.js';
import { useLoad } from '../../api/load.js';
import { confirmThat } from '../../app/confirm.js';
import { count } from '../../app/format.js';
import { Modal } from '../../app/modal.js';
import { attempt, notify } from '../../app/notices.js';
import { Screen, State } from '../../app/screen.js';
import { TextArea, TextField } from '../../form/fields.js';
import { Form } from '../../form/form.js';
import { useSelection } from '../../list/selection.js';
import { Table, type Column } from '../../list/table.js';

type Tag = Schemas['Tag'];

/** Tags as posts use them: their names, what is said of them, renamed and merged. */
export function TagsScreen() {
  const { data, failure, reload } = useLoad(
    async () => (await ask((api) => api.GET('/admin/api/tags'))).tags,
  );
  const edited = useSignal<Tag | null>(null);
  const search = useSignal('');
  const wanted = search.value.toLowerCase();
  const tags = (data.value ?? []).filter(({ tag, name }) => `${tag} ${name}`.toLowerCase().includes(wanted));
  const selection = useSelection(tags.map(({ tag }) => tag));
  const columns: Column<Tag>[] = [
    {
      title: 'Tag',
      cell: (tag) => (
        <>
          <button
            type="button"
            class="link-button row-title"
            onClick={() => {
              edited.value = tag;
            }}
          >
            {tag.name}
          </button>
          {tag.description && <span class="row-note">{tag.description}</span>}
        </>
      ),
    },
    { title: 'In addresses', narrow: 'titled', cell: ({ tag }) => tag },
    {
      title: 'Posts',
      isNumber: true,
      cell: ({ tag, count: posts }) => (
        <a href={`/admin/posts?tag=${encodeURIComponent(tag)}`}>{count(posts, 'post')}</a>
      ),
    },
  ];
  const merge = async (): Promise<void> => {
    const chosen = tags.filter(({ tag }) => selection.ids.has(tag));
    const [into, ...others] = [...chosen].sort((a, b) => b.count - a.count);
    if (!into) return;
    const names = others.map(({ name }) => `“${name}”`).join(', ');
    const text = `All posts with ${names} get “${into.name}” instead, which most posts have.`;
    if (
      !(await confirmThat({
        title: `Merge ${chosen.length} tags?`,
        text,
        action: `Merge into “${into.name}”`,
      }))
    )
      return;
    await attempt(async () => {
      const body = { tags: others.map(({ tag }) => tag), into: into.name };
      const params = { header: { 'Idempotency-Key': crypto.randomUUID() } };
      await waitForJob(await ask((api) => api.POST('/admin/api/tags/merge', { params, body })));
    }, 'The tags are merged.');
    selection.clear();
    await reload();
  };
  return (
    <Screen title="Tags" lede="A tag is there as long as a post has it.">
      <form
        class="filters"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <div class="search-field">
          <input
            type="search"
            aria-label="Search tags"
            placeholder="Search tags"
            value={search.value}
            onInput={({ currentTarget }) => {
              search.value = currentTarget.value;
            }}
          />
        </div>
      </form>
      {selection.ids.size > 0 && (
        <div class="bulk" role="group" aria-label="With those that are chosen">
          <strong>{selection.ids.size} chosen</strong>
          <button
            type="button"
            class="button is-quiet"
            disabled={selection.ids.size < 2}
            onClick={() => void merge()}
          >
            Merge
          </button>
          <button type="button" class="button is-quiet" onClick={selection.clear}>
            Choose none
          </button>
        </div>
      )}
      {!data.value ? (
        <State failure={failure.value} isLoading onRetry={() => void reload()} />
      ) : tags.length === 0 ? (
        <State>
          <p>{wanted ? 'No tag is like that.' : 'No post has a tag yet.'}</p>
        </State>
      ) : (
        <Table
          what="tags"
          items={tags}
          columns={columns}
          idOf={({ tag }) => tag}
          nameOf={({ name }) => name}
          sort=""
          onSort={() => undefined}
          selection={selection}
        />
      )}
      {edited.value && (
        <TagDialog
          tag={edited.value}
          onClose={() => {
            edited.value = null;
          }}
          onSaved={reload}
        />
      )}
    </Screen>
  );
}

interface TagDialogProps {
  readonly tag: Tag;
  readonly onClose: () => void;
  readonly onSaved: () => Promise<void>;
}

function TagDialog({ tag, onClose, onSaved }: TagDialogProps) {
  const save = async ({
    name,
    description,
    to,
  }: {
    name: string;
    description: string;
    to: string;
  }): Promise<void> => {
    if (to !== tag.tag) {
      const params = { header: { 'Idempotency-Key': crypto.randomUUID() } };
      const body = { from: tag.tag, to };
      await waitForJob(await ask((api) => api.POST('/admin/api/tags/rename', { params, body })));
    }
    if (to !== tag.tag || description !== tag.description || name !== tag.name) {
      const params = { path: { tag: to } };
      await ask((api) => api.PATCH('/admin/api/tags/{tag}', { params, body: { name, description } }));
    }
    onClose();
    notify('The tag is saved.');
    await onSaved();
  };
  return (
    <Modal title={`The tag “${tag.name}”`} onClose={onClose}>
      <Form submit="Save" busy="Saving…" onSend={save}>
        <TextField
          name="name"
          label="Name"
          value={tag.name}
          hint="As it is shown."
          missing="Give it a name."
        />
        <TextField
          name="to"
          label="In addresses"
          value={tag.tag}
          hint="Lower-case words joined by hyphens. Another one is brought to all its posts."
          missing="Say how it is called in addresses."
        />
        <TextArea
          name="description"
          label="Description"
          value={tag.description}
          hint="Shown on the page of the tag."
        />
      </Form>
    </Modal>
  );
}
