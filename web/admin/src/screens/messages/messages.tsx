import { ask, askWhole, type Schemas } from '../../api/client.js';
import { nameOf, saveFile } from '../../api/download.js';
import { confirmThat } from '../../app/confirm.js';
import { count } from '../../app/format.js';
import { attempt, notify } from '../../app/notices.js';
import { Screen } from '../../app/screen.js';
import { Time } from '../../app/time.js';
import { DAYS, withTimes } from '../../list/days.js';
import type { Filter } from '../../list/filters.js';
import { List } from '../../list/list.js';
import { apiQuery, useListQuery } from '../../list/list-query.js';
import type { Selection } from '../../list/selection.js';
import type { Column } from '../../list/table.js';
import { Verdict } from './verdict.js';

type Message = Schemas['MessageSummary'];
type Action = 'handle' | 'reopen' | 'spam' | 'ham' | 'delete';

const FILTERS: readonly Filter[] = [
  {
    name: 'handled',
    label: 'Shown',
    options: [
      ['', 'All'],
      ['false', 'Open'],
      ['true', 'Handled'],
    ],
  },
  {
    name: 'verdict',
    label: 'Taken for',
    options: [
      ['', 'Anything'],
      ['ham', 'A message'],
      ['unsure', 'Unsure'],
      ['spam', 'Spam'],
    ],
  },
  {
    name: 'decided',
    label: 'Decided',
    options: [
      ['', 'By anybody'],
      ['none', 'By the filter alone'],
      ['ham', 'By us: a message'],
      ['spam', 'By us: spam'],
    ],
  },
  {
    name: 'answered',
    label: 'Answered',
    options: [
      ['', 'Or not'],
      ['true', 'Answered'],
      ['false', 'Not answered'],
    ],
  },
  { name: 'email', label: 'Address', type: 'email' },
  ...DAYS,
];

const COLUMNS: readonly Column<Message>[] = [
  {
    title: 'Sender',
    cell: ({ id, name, subject, message, handled }) => (
      <>
        <a class={handled ? 'row-title is-read' : 'row-title'} href={`/admin/messages/${id}`}>
          {name}
        </a>
        <span class="row-note clamp">
          {subject && <strong>{subject} </strong>}
          {message}
        </span>
      </>
    ),
  },
  { title: 'Taken for', cell: (message) => <Verdict message={message} /> },
  {
    title: 'State',
    cell: ({ handled, answers }) =>
      [handled ? 'Handled' : 'Open', answers > 0 && count(answers, 'answer')].filter(Boolean).join(', '),
  },
  { title: 'Received', sort: 'created_at', cell: ({ created_at: at }) => <Time at={at} /> },
];

/** Messages that the API puts into one file. */
const MOST_IN_A_FILE = 1_000;

/** What visitors sent through the contact form. */
export function MessagesScreen() {
  const { values } = useListQuery();
  const download = async (): Promise<void> => {
    const names = ['q', 'sort', ...FILTERS.map(({ name }) => name)];
    const query = { ...withTimes(apiQuery(values, names)), limit: MOST_IN_A_FILE };
    const { data, response } = await askWhole((api) =>
      api.GET('/admin/api/messages/export', { params: { query }, parseAs: 'blob' }),
    );
    saveFile(data, nameOf(response, 'messages.csv'));
  };
  return (
    <Screen
      title="Messages"
      actions={
        <>
          <a class="button is-quiet" href="/admin/messages/spam-filter">
            Spam filter
          </a>
          <button type="button" class="button is-quiet" onClick={() => void attempt(download)}>
            Save as CSV
          </button>
        </>
      }
    >
      <List<Message>
        what="messages"
        load={async (query) => {
          const page = await ask((api) => api.GET('/admin/api/messages', { params: { query } }));
          return { items: page.messages, next: page.next_cursor, total: page.total };
        }}
        columns={COLUMNS}
        idOf={({ id }) => id}
        nameOf={({ name }) => `the message of ${name}`}
        search="Search messages"
        filters={FILTERS}
        bulk={(selection, reload) => <BulkActions selection={selection} reload={reload} />}
        empty={<p>No messages yet. They come through the contact form of the site.</p>}
      />
    </Screen>
  );
}

const ACTIONS: readonly (readonly [action: Action, label: string, done: string])[] = [
  ['handle', 'Handled', 'marked as handled'],
  ['reopen', 'Open again', 'open again'],
  ['spam', 'Spam', 'taken for spam; the filter learns it'],
  ['ham', 'No spam', 'taken for messages; the filter learns it'],
  ['delete', 'Delete', 'deleted'],
];

function BulkActions({ selection, reload }: { selection: Selection; reload: () => Promise<void> }) {
  const ids = [...selection.ids];
  const these = count(ids.length, 'message');
  const act = async (action: Action, done: string): Promise<void> => {
    if (action === 'delete') {
      const question = {
        title: `Delete ${these}?`,
        text: 'There is no trash for messages.',
        action: 'Delete',
      };
      if (!(await confirmThat({ ...question, isDanger: true }))) return;
    }
    await attempt(async () => {
      const { changed } = await ask((api) => api.POST('/admin/api/messages/bulk', { body: { ids, action } }));
      notify(`${count(changed, 'message')} ${done}.`);
    });
    selection.clear();
    await reload();
  };
  return (
    <>
      {ACTIONS.map(([action, label, done]) => (
        <button
          key={action}
          type="button"
          class={action === 'delete' ? 'button is-quiet is-danger' : 'button is-quiet'}
          onClick={() => void act(action, done)}
        >
          {label}
        </button>
      ))}
    </>
  );
}
