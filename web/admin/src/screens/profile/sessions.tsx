import { ask } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { account } from '../../api/session.js';
import { confirmThat } from '../../app/confirm.js';
import { attempt } from '../../app/notices.js';
import { State } from '../../app/screen.js';
import { Time } from '../../app/time.js';
import { describeDevice } from './device.js';

/** Where somebody is logged in, and the ends of it. */
export function Sessions() {
  const { data, failure, reload } = useLoad(() =>
    ask((api) => api.GET('/api/auth/sessions', { params: { query: { limit: 50 } } })),
  );
  const end = async (id: string): Promise<void> => {
    const params = { path: { id } };
    await attempt(
      () => ask((api) => api.DELETE('/api/auth/sessions/{id}', { params })),
      'That session has ended.',
    );
    await reload();
  };
  const endAll = async (): Promise<void> => {
    const text = 'This one as well: you log in again here.';
    if (!(await confirmThat({ title: 'Log out everywhere?', text, action: 'Log out everywhere' }))) return;
    if (await attempt(() => ask((api) => api.POST('/api/auth/logout-all')))) account.value = null;
  };
  const sessions = data.value?.sessions;
  return (
    <section aria-labelledby="sessions-title">
      <h2 id="sessions-title">Where you are logged in</h2>
      {!sessions ? (
        <State failure={failure.value} isLoading onRetry={() => void reload()} />
      ) : (
        <div class="stack">
          <ul class="lines" aria-labelledby="sessions-title">
            {sessions.map(({ id, is_current: isCurrent, user_agent: agent, last_used_at: used }) => (
              <li class="line" key={id}>
                <span title={agent}>
                  {describeDevice(agent)}
                  {isCurrent && <strong> (this one)</strong>}
                  <span class="row-note">
                    Last used <Time at={used} />
                  </span>
                </span>
                {!isCurrent && (
                  <button type="button" class="button is-quiet" onClick={() => void end(id)}>
                    End<span class="visually-hidden"> the session on {describeDevice(agent)}</span>
                  </button>
                )}
              </li>
            ))}
          </ul>
          <div>
            <button type="button" class="button is-quiet" onClick={() => void endAll()}>
              Log out everywhere
            </button>
          </div>
        </div>
      )}
    </section>
  );
}
