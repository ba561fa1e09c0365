import { ask, type Schemas } from '../../api/client.js';
import { Screen } from '../../app/screen.js';
import { hasScreen } from '../../app/screens.js';
import { Time } from '../../app/time.js';
import { List } from '../../list/list.js';
import { describeAction } from './action-words.js';
import { FILTERS } from './log-filters.js';

type Entry = Schemas['AuditEntry'];

/** Who did what to what, and when. */
export function AuditLogScreen() {
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
                  <Target target={entry.target} changes={entry.changes} />
                </span>
                <Changes entry={entry} />
              </>
            ),
          },
          {
            title: 'Who',
            isWrapped: true,
            cell: ({ actor }) => (actor ? actor.name || actor.id : 'A visitor, or the site'),
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

/** What it was done to: by its name where that is known, with a link where a screen shows it. */
function Target({ target, changes }: Pick<Entry, 'target' | 'changes'>) {
  const { type, id } = target;
  const title: unknown = changes['title']?.after ?? changes['title']?.before;
  const name = target.name ?? (typeof title === 'string' ? title : id);
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
      <summary>{fields.map(([name]) => name.replaceAll('_', ' ')).join(', ')}</summary>
      <dl class="facts">
        {fields.map(([name, { before, after }]) => (
          <div key={name}>
            <dt>{name.replaceAll('_', ' ')}</dt>
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
