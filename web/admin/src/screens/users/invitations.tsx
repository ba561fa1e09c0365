import { ask, type Schemas } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { confirmThat } from '../../app/confirm.js';
import { formatDay } from '../../app/format.js';
import { attempt } from '../../app/notices.js';
import { ROLES } from './roles.js';

/** Invitations that are shown: more than these wait on no site. */
const SHOWN = 50;

/** Who was invited and has not come yet. @param turn another number asks again */
export function Invitations({ turn }: { turn: number }) {
  const { data, reload } = useLoad(
    () => ask((api) => api.GET('/admin/api/users/invitations', { params: { query: { limit: SHOWN } } })),
    String(turn),
  );
  const invitations = data.value?.invitations ?? [];
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
    </section>
  );
}

function roleOf(role: Schemas['User']['role'] | null): string {
  return ROLES.find(([value]) => value === role)?.[1] ?? 'Reader';
}
