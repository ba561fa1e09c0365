import { ask, type Schemas } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { Time } from '../../app/time.js';
import { Card } from './home.js';

type WorkingCopy = Schemas['WorkingCopySummary'];

const FEW = 5;

/** Changes that visitors do not see yet, beside what is live; nothing where there are none. */
export function BeingWritten() {
  const { data } = useLoad(() =>
    ask((api) => api.GET('/admin/api/working-copies', { params: { query: { limit: FEW } } })),
  );
  const copies = data.value?.working_copies ?? [];
  if (copies.length === 0) return null;
  return (
    <Card title="Unpublished changes">
      <ul class="lines">
        {copies.map((copy) => (
          <Line key={copy.kind + copy.id} copy={copy} />
        ))}
      </ul>
    </Card>
  );
}

function Line({
  copy: { kind, id, title, updated_at: at, publish_at: due, failure },
}: {
  copy: WorkingCopy;
}) {
  return (
    <li class="line">
      <a href={`/admin/${kind}s/${id}`}>{title}</a>
      {failure === null ? (
        <span class="soft small">
          {due === null ? (
            <Time at={at} />
          ) : (
            <>
              goes live <Time at={due} />
            </>
          )}
        </span>
      ) : (
        <span class="badge is-bad">It could not go live</span>
      )}
    </li>
  );
}
