import { useSignal } from '@preact/signals';
import { ask, type Schemas } from '../../api/client.js';
import { confirmThat } from '../../app/confirm.js';
import { count } from '../../app/format.js';
import { Icon } from '../../app/icons.js';
import { Modal } from '../../app/modal.js';
import { attempt, notify } from '../../app/notices.js';
import { Screen } from '../../app/screen.js';
import { Time } from '../../app/time.js';
import { Select, TextField } from '../../form/fields.js';
import { Form } from '../../form/form.js';
import { List } from '../../list/list.js';
import type { Selection } from '../../list/selection.js';

type Redirect = Schemas['Redirect'];
type Status = Redirect['status'];

const STATUSES = [
  ['301', 'For good (301)'],
  ['302', 'For the moment (302)'],
  ['308', 'For good, method and all (308)'],
  ['307', 'For the moment, method and all (307)'],
] as const;

/** Addresses of the site that have moved. */
export function RedirectsScreen() {
  const turn = useSignal(0);
  const edited = useSignal<Redirect | 'new' | null>(null);
  return (
    <Screen
      title="Redirects"
      lede="Old addresses that lead to new ones. Former slugs of content need none: they lead on by themselves."
      actions={
        <button
          type="button"
          class="button"
          onClick={() => {
            edited.value = 'new';
          }}
        >
          <Icon name="plus" />
          New redirect
        </button>
      }
    >
      <List<Redirect>
        what="redirects"
        load={async (query) => {
          const page = await ask((api) => api.GET('/admin/api/redirects', { params: { query } }));
          return { items: page.redirects, next: page.next_cursor, total: page.total };
        }}
        columns={[
          {
            title: 'From',
            cell: (redirect) => (
              <button
                type="button"
                class="link-button row-title"
                onClick={() => {
                  edited.value = redirect;
                }}
              >
                {redirect.from}
              </button>
            ),
          },
          { title: 'To', isWrapped: true, cell: ({ to }) => to },
          { title: 'How', cell: ({ status }) => status },
          { title: 'By', cell: ({ source }) => (source === 'import' ? 'An import' : 'An admin') },
          { title: 'Changed', narrow: 'titled', cell: ({ updated_at: at }) => <Time at={at} /> },
        ]}
        idOf={({ id }) => id}
        nameOf={({ from }) => from}
        search="Search redirects"
        bulk={(selection, reload) => <Remove selection={selection} reload={reload} />}
        turn={turn.value}
        empty={<p>None yet.</p>}
      />
      {edited.value && (
        <RedirectDialog
          redirect={edited.value === 'new' ? null : edited.value}
          onClose={() => {
            edited.value = null;
          }}
          onSaved={() => {
            turn.value += 1;
          }}
        />
      )}
    </Screen>
  );
}

function Remove({ selection, reload }: { selection: Selection; reload: () => Promise<void> }) {
  const ids = [...selection.ids];
  const remove = async (): Promise<void> => {
    const these = count(ids.length, 'redirect');
    const text = 'Links to these addresses lead nowhere then.';
    if (!(await confirmThat({ title: `Delete ${these}?`, text, action: 'Delete', isDanger: true }))) return;
    await attempt(async () => {
      for (const id of ids)
        await ask((api) => api.DELETE('/admin/api/redirects/{id}', { params: { path: { id } } }));
    }, `${these} deleted.`);
    selection.clear();
    await reload();
  };
  return (
    <button type="button" class="button is-quiet is-danger" onClick={() => void remove()}>
      Delete
    </button>
  );
}

interface RedirectDialogProps {
  readonly redirect: Redirect | null;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

function RedirectDialog({ redirect, onClose, onSaved }: RedirectDialogProps) {
  const save = async ({ from, to, status }: { from: string; to: string; status: string }): Promise<void> => {
    const target = { to, status: Number(status) as Status };
    if (redirect) {
      const params = { path: { id: redirect.id }, header: { 'If-Match': `"${redirect.version}"` } };
      await ask((api) => api.PATCH('/admin/api/redirects/{id}', { params, body: target }));
    } else await ask((api) => api.POST('/admin/api/redirects', { body: { from, ...target } }));
    onClose();
    notify('The redirect is saved.');
    onSaved();
  };
  return (
    <Modal title={redirect ? redirect.from : 'New redirect'} onClose={onClose}>
      <Form submit="Save" onSend={save}>
        {!redirect && (
          <TextField
            name="from"
            label="From"
            placeholder="/old-address"
            missing="Enter the old address."
            hasFocus
          />
        )}
        <TextField
          name="to"
          label="To"
          value={redirect?.to ?? ''}
          placeholder="/posts/new-address"
          missing="Enter where it leads."
          hasFocus={redirect !== null}
        />
        <Select name="status" label="How" options={STATUSES} value={String(redirect?.status ?? 301)} />
      </Form>
    </Modal>
  );
}
