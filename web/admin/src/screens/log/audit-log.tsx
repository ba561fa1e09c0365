import { ask, type Schemas } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { Screen } from '../../app/screen.js';
import { hasScreen } from '../../app/screens.js';
import { Time } from '../../app/time.js';
import type { Filter } from '../../list/filters.js';
import { List } from '../../list/list.js';
import { describeAction, TARGETS } from './action-words.js';

type Entry = Schemas['AuditEntry'];

const FILTERS: readonly Filter[] = [
  { name: 'target_type', label: 'About', options: [['', 'Anything'], ...TARGETS] },
];

/** Accounts whose names are shown; who is not among them is named by their id. */
const MOST_NAMES = 50;

/** Who did what to what, and when. */
export function AuditLogScreen() {
  const names = useLoad(async () => {
    const { users } = await ask((api) =>
      api.GET('/admin/api/users', { params: { query: { limit: MOST_NAMES } } }),
    );
    return new Map(
      users.map(({ id, first_name: first, last_name: last, email }) => [
        id,
        [first, last].filter(Boolean).join(' ') || email,
      ]),
    );
  });
  const nameOf = (id: string): string => names.data.value?.get(id) ?? id;
  return (
    <Screen title="Audit log" lede="Who did what. Nothing in it can be changed.">
      <List<Entry>
        what="entries"
        load={async (query) => {
          const page = await ask((api) => api.GET('/admin/api/audit-log', { params: { query } }));
          return { items: page.entries, next: page.next_cursor };
        }}
        columns={[
          {
            title: 'What',
            cell: (entry) => (
              <>
                <span class="row-title">{describeAction(entry.action)}</span>
                <span class="row-note">
                  <Target target={entry.target} changes={entry.changes} nameOf={nameOf} />
                </span>
                <Changes entry={entry} />
              </>
            ),
          },
          {
            title: 'Who',
            isWrapped: true,
            cell: ({ actor }) => (actor ? nameOf(actor.id) : 'A visitor, or the site'),
          },
          { title: 'When', cell: ({ at }) => <Time at={at} /> },
        ]}
        idOf={({ id }) => id}
        nameOf={({ action }) => describeAction(action)}
        filters={FILTERS}
        empty={<p>Nothing has happened yet.</p>}
      />
    </Screen>
  );
}

interface TargetProps extends Pick<Entry, 'target' | 'changes'> {
  readonly nameOf: (id: string) => string;
}

/** What it was done to: by its name where that is known, with a link where a screen shows it. */
function Target({ target: { type, id }, changes, nameOf }: TargetProps) {
  const title: unknown = changes['title']?.after ?? changes['title']?.before;
  const name = type === 'user' ? nameOf(id) : typeof title === 'string' ? title : id;
  const path = type === 'message' ? '/admin/messages' : `/admin/${type}s`;
  const isLinked = hasScreen(`${path}/:id`);
  return (
    <>
      {type.replaceAll('_', ' ')} {isLinked ? <a href={`${path}/${id}`}>{name}</a> : name}
    </>
  );
}

function Changes({ entry: { changes } }: { entry: Entry }) {
  const fields = Object.entries(changes);
  if (fields.length === 0) return null;
  return (
    <details class="small">
      <summary>{fields.map(([name]) => name).join(', ')}</summary>
      <dl class="facts">
        {fields.map(([name, { before, after }]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <del>{show(before)}</del> → <ins>{show(after)}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function show(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
