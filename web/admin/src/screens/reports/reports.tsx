import { ask, type Schemas } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { count, formatTime } from '../../app/format.js';
import { Screen, State } from '../../app/screen.js';
import { BarChart } from './bar-chart.js';
import { ShareBar } from './share-bar.js';

/** The site in numbers. */
export function ReportsScreen() {
  const { data, failure, reload } = useLoad(() => ask((api) => api.GET('/admin/api/reports')));
  const report = data.value;
  return (
    <Screen title="Reports" lede={report && `As of ${formatTime(report.generated_at)}`}>
      {report ? (
        <Numbers report={report} />
      ) : (
        <State failure={failure.value} isLoading onRetry={() => void reload()} />
      )}
    </Screen>
  );
}

function Numbers({ report }: { report: Schemas['Report'] }) {
  const { posts, messages, users, mails, failed_logins: fails, login_locks: locks } = report;
  const broken = Object.entries(report.broken_documents);
  return (
    <div class="reports">
      <section class="card is-wide" aria-labelledby="months-title">
        <h2 id="months-title">Posts published, by month</h2>
        <BarChart
          bars={report.posts_per_month.map(({ month, count: number }) => ({ label: monthOf(month), number }))}
        />
      </section>
      <section class="card" aria-labelledby="posts-title">
        <h2 id="posts-title">Posts</h2>
        <ShareBar
          parts={[
            ['good', 'Published', posts.published - posts.scheduled],
            ['info', 'Scheduled', posts.scheduled],
            ['warn', 'Drafts', posts.draft],
            ['soft', 'In the trash', posts.trashed],
          ]}
        />
      </section>
      <section class="card" aria-labelledby="mails-title">
        <h2 id="mails-title">Mails</h2>
        <ShareBar
          parts={[
            ['good', 'Sent', mails.sent],
            ['info', 'Waiting', mails.queued + mails.sending],
            ['bad', 'Failed', mails.failed],
            ['warn', 'Came back', mails.bounced],
            ['soft', 'Not sent', mails.cancelled + mails.suppressed],
          ]}
        />
      </section>
      <section class="card" aria-labelledby="people-title">
        <h2 id="people-title">People</h2>
        <ShareBar
          parts={[
            ['info', 'Admins', users.by_role.admin],
            ['good', 'Editors', users.by_role.editor],
            ['soft', 'Readers', users.by_role.user],
          ]}
        />
        <p class="small soft">
          {count(users.active, 'account')} of {users.total.toLocaleString('en')} may log in;{' '}
          {users.registered_last_30_days} came in the last 30 days.
        </p>
      </section>
      <section class="card" aria-labelledby="messages-title">
        <h2 id="messages-title">Messages</h2>
        <ShareBar
          parts={[
            ['warn', 'Open', messages.unhandled],
            ['good', 'Handled', messages.total - messages.unhandled],
          ]}
        />
        <p class="small soft">{count(messages.last_30_days, 'message')} in the last 30 days.</p>
      </section>
      <section class="card" aria-labelledby="logins-title">
        <h2 id="logins-title">Logins that failed</h2>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">In the last</th>
              <th scope="col" class="is-number">
                Wrong
              </th>
              <th scope="col" class="is-number">
                Locked
              </th>
            </tr>
          </thead>
          <tbody>
            {(
              [
                ['last_24_hours', '24 hours'],
                ['last_7_days', '7 days'],
                ['last_30_days', '30 days'],
              ] as const
            ).map(([key, label]) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td class="is-number">{fails[key]}</td>
                <td class="is-number">{locks[key]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {broken.length > 0 && (
        <section class="card" aria-labelledby="broken-title">
          <h2 id="broken-title">Documents that can’t be read</h2>
          <ul>
            {broken.map(([collection, number]) => (
              <li key={collection}>
                {collection}: {number}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** `2026-05` as `May 26`. */
function monthOf(month: string): string {
  return new Date(`${month}-15T12:00:00Z`).toLocaleDateString('en-GB', {
    month: 'short',
    year: '2-digit',
    timeZone: 'UTC',
  });
}
