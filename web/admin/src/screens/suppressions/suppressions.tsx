import { useSignal } from '@preact/signals';
import { ask, type Schemas } from '../../api/client.js';
import { confirmThat } from '../../app/confirm.js';
import { count } from '../../app/format.js';
import { Icon } from '../../app/icons.js';
import { attempt } from '../../app/notices.js';
import { Screen } from '../../app/screen.js';
import { Time } from '../../app/time.js';
import type { Filter } from '../../list/filters.js';
import { List } from '../../list/list.js';
import type { Selection } from '../../list/selection.js';
import type { Column } from '../../list/table.js';
import { AddAddress } from './add-address.js';
import { ReturnedMail } from './returned-mail.js';
import { REASONS, SOURCES } from './suppression-words.js';

type Suppression = Schemas['Suppression'];

const FILTERS: readonly Filter[] = [
  { name: 'reason', label: 'Because', options: [['', 'Of anything'], ...Object.entries(REASONS)] },
];

const COLUMNS: readonly Column<Suppression>[] = [
  {
    title: 'Address',
    cell: ({ address, diagnostic }) => (
      <>
        <span class="row-title">{address}</span>
        {diagnostic && <span class="row-note clamp">{diagnostic}</span>}
      </>
    ),
  },
  {
    title: 'Because',
    cell: ({ reason }) => (
      <span class={reason === 'unsubscribed' ? 'badge is-draft' : 'badge is-warn'}>{REASONS[reason]}</span>
    ),
  },
  { title: 'Known by', narrow: 'titled', cell: ({ source }) => SOURCES[source] },
  { title: 'Since', narrow: 'titled', cell: ({ created_at: at }) => <Time at={at} /> },
];

/** Addresses that the site sends no mail to: they came back, or their readers want none. */
export function SuppressionsScreen() {
  const turn = useSignal(0);
  const open = useSignal<'' | 'add' | 'report'>('');
  const dialog = {
    onClose: () => {
      open.value = '';
    },
    onChanged: () => {
      turn.value += 1;
    },
  };
  return (
    <Screen
      title="Addresses without mail"
      lede={
        <>
          <a href="/admin/mails">Mails</a> are held back from these: they came back, or their readers want
          none.
        </>
      }
      actions={
        <>
          <button
            type="button"
            class="button is-quiet"
            onClick={() => {
              open.value = 'report';
            }}
          >
            Read a returned mail
          </button>
          <button
            type="button"
            class="button"
            onClick={() => {
              open.value = 'add';
            }}
          >
            <Icon name="plus" />
            Add an address
          </button>
        </>
      }
    >
      <List<Suppression>
        what="addresses"
        load={async (query) => {
          const page = await ask((api) => api.GET('/admin/api/suppressions', { params: { query } }));
          return { items: page.suppressions, next: page.next_cursor, total: page.total };
        }}
        columns={COLUMNS}
        idOf={({ id }) => id}
        nameOf={({ address }) => address}
        search="Search addresses"
        filters={FILTERS}
        bulk={(selection, reload) => <Remove selection={selection} reload={reload} />}
        turn={turn.value}
        empty={<p>None: every address gets its mail.</p>}
      />
      {open.value === 'add' && <AddAddress {...dialog} />}
      {open.value === 'report' && <ReturnedMail {...dialog} />}
    </Screen>
  );
}

function Remove({ selection, reload }: { selection: Selection; reload: () => Promise<void> }) {
  const ids = [...selection.ids];
  const remove = async (): Promise<void> => {
    const these = count(ids.length, 'address', 'addresses');
    const text =
      'Do it when you know that mail arrives there, or that its reader wants it again. What was held back is not sent by itself: send it again in the list of mails.';
    if (!(await confirmThat({ title: `Send mail to ${these} again?`, text, action: 'Send mail again' })))
      return;
    await attempt(async () => {
      for (const id of ids)
        await ask((api) => api.DELETE('/admin/api/suppressions/{id}', { params: { path: { id } } }));
    }, `${these} taken off the list.`);
    selection.clear();
    await reload();
  };
  return (
    <button type="button" class="button is-quiet" onClick={() => void remove()}>
      Send mail again
    </button>
  );
}
