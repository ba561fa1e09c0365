import { ask, type Schemas } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { confirmThat } from '../../app/confirm.js';
import { formatDay } from '../../app/format.js';
import { attempt } from '../../app/notices.js';
import { ROLES } from './roles.js';

/** Invitations that are asked for at once. */
const AT_ONCE = 50;

const loadPage = (cursor?: string) =>
  ask((api) => {
    const query = { limit: AT_ONCE, ...(cursor && { cursor }) };
    return api.GET('/admin/api/users/invitations', { params: { query } });
  });

/** Who was invited and has not come yet. @param turn another number asks again */
export function Invitations({ turn }: { turn: number }) {
  const { data, reload, put } = useLoad(() => loadPage(), String(turn));
  const { invitations = [], next_cursor: next = null } = data.value ?? {};
  const showMore = async (cursor: string): Promise<void> => {
    const further = await loadPage(cursor);
    put({ ...further, invitations: [...invitations, ...further.invitations] });
  };
  const takeBack = async (email: string): Promise<void> => {
    const text = 'The link in the mail leads nowhere then.';
    if (
      !(await confirmThat({ title: `Take back the invitation of ${email}?`, text, action: 'Take it back' }))
    )
      return;
    const query = { email };
    await attempt(
      () => ask((api) => api.DELETE('/admin/api/users/invite', { params: { query } })),
      'The invitation is taken back.',
    );
    await reload();
  };
  if (invitations.length === 0) return null;
  return (
    <section class="card invitations" aria-label="Invitations that wait">
      <h2>Invited, not here yet</h2>
      <ul class="lines">
        {invitations.map(({ email, role, expires_at: end }) => (
          <li class="line" key={email}>
            <span>
              {email}
              <span class="row-note">
                {roleOf(role)}, good until {formatDay(end)}
              </span>
            </span>
            <button type="button" class="button is-quiet" onClick={() => void takeBack(email)}>
              Take back<span class="visually-hidden"> the invitation of {email}</span>
            </button>
          </li>
        ))}
      </ul>
      {next !== null && (
        <button type="button" class="button is-quiet" onClick={() => void attempt(() => showMore(next))}>
          Show more
        </button>
      )}
    </section>
  );
}

function roleOf(role: Schemas['User']['role'] | null): string {
  return ROLES.find(([value]) => value === role)?.[1] ?? 'Reader';
}
