import { ask } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { confirmThat } from '../../app/confirm.js';
import { count, formatTime } from '../../app/format.js';
import { attempt } from '../../app/notices.js';
import { Screen, State } from '../../app/screen.js';
import { ShareBar } from '../reports/share-bar.js';

/** How the spam filter stands, and how it is taught. */
export function SpamFilterScreen() {
  const { data, failure, reload } = useLoad(async () => {
    const [model, counts] = await Promise.all([
      ask((api) => api.GET('/admin/api/moderation/model')),
      ask((api) => api.GET('/admin/api/messages/counts')),
    ]);
    return { model, counts };
  });
  const forget = async (): Promise<void> => {
    const text =
      'It judges as that of a new site then. Messages keep their verdicts; what you decide from now on it learns again.';
    const title = 'Forget all that it was taught?';
    if (!(await confirmThat({ title, text, action: 'Forget it', isDanger: true }))) return;
    await attempt(() => ask((api) => api.DELETE('/admin/api/moderation/model')), 'It has forgotten.');
    await reload();
  };
  const loaded = data.value;
  return (
    <Screen
      title="Spam filter"
      lede={
        <>
          <a href="/admin/messages">Messages</a> are judged by it as they come. Nothing is thrown away: spam
          lies in the same list.
        </>
      }
    >
      {!loaded ? (
        <State failure={failure.value} isLoading onRetry={() => void reload()} />
      ) : (
        <div class="reports">
          <section class="card stack" aria-labelledby="taught-title">
            <h2 id="taught-title">What it was taught</h2>
            <ShareBar
              parts={[
                ['good', 'No spam', loaded.model.ham],
                ['bad', 'Spam', loaded.model.spam],
              ]}
            />
            <p class="small soft">
              {loaded.model.learned_at
                ? `It has learned last ${formatTime(loaded.model.learned_at)}.`
                : 'Nothing yet: it judges by what it knows of spam in general.'}
            </p>
            <p class="small">
              It learns from you: at each message, “Spam” or “No spam” says what it is, and an answer says
              that it is none. What you decide counts within five minutes.
            </p>
            <div class="row-of">
              <button
                type="button"
                class="button is-quiet is-danger"
                disabled={loaded.model.learned_at === null}
                onClick={() => void forget()}
              >
                Forget what it was taught
              </button>
            </div>
          </section>
          <section class="card stack" aria-labelledby="judged-title">
            <h2 id="judged-title">What it makes of the messages</h2>
            <ul class="lines">
              <li class="line">
                <a href="/admin/messages?verdict=unsure">Unsure</a>
                <span class="soft">{count(loaded.counts.unsure, 'message')}</span>
              </li>
              <li class="line">
                <a href="/admin/messages?verdict=spam">Spam</a>
                <span class="soft">{count(loaded.counts.spam, 'message')}</span>
              </li>
              <li class="line">
                <a href="/admin/messages">All</a>
                <span class="soft">{count(loaded.counts.total, 'message')}</span>
              </li>
            </ul>
            <p class="small soft">
              To decide those that it is unsure of teaches it most: choose several in the list and decide them
              at once.
            </p>
          </section>
        </div>
      )}
    </Screen>
  );
}
