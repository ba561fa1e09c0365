import { ask, client, type Schemas } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { count } from '../../app/format.js';
import { State } from '../../app/screen.js';
import { Card } from './home.js';

/** What went wrong and wants somebody: mails and jobs that failed, parts of the site that do not answer. */
export function Attention() {
  const { data, failure, reload } = useLoad(async () => {
    const [mails, jobs, ready] = await Promise.all([
      ask((api) => api.GET('/admin/api/mails', { params: { query: { status: 'failed', limit: 50 } } })),
      ask((api) => api.GET('/admin/api/jobs', { params: { query: { status: 'failed', limit: 50 } } })),
      readHealth(),
    ]);
    return {
      mails: howMany(mails.mails.length, 'mail', mails.next_cursor),
      jobs: howMany(jobs.jobs.length, 'job', jobs.next_cursor),
      ready,
    };
  });
  const found = data.value;
  const lines = found
    ? [
        found.mails && <a href="/admin/mails?status=failed">{found.mails} could not be sent</a>,
        found.jobs && <a href="/admin/jobs?status=failed">{found.jobs} failed</a>,
        ...found.ready.map((part) => <span key={part}>{part}</span>),
      ].filter(Boolean)
    : [];
  return (
    <Card title="Health">
      {!found ? (
        <State failure={failure.value} isLoading onRetry={() => void reload()} />
      ) : lines.length === 0 ? (
        <p class="badge is-good">Everything answers, and nothing has failed.</p>
      ) : (
        <ul class="lines">
          {lines.map((line, index) => (
            <li class="line" key={index}>
              <span class="badge is-bad">{line}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Of a first page, in words; empty for none. */
function howMany(number: number, what: string, next: string | null): string {
  if (number === 0) return '';
  return next === null ? count(number, what) : `More than ${count(number, what)}`;
}

/** What does not answer, or can't be read, in words. The answer is 503 then, and has the same body. */
async function readHealth(): Promise<string[]> {
  const { data, error } = await client.GET('/api/ready', {});
  const health = data ?? (error as unknown as Partial<Schemas['Readiness']> | undefined);
  if (!health) return ['Whether everything answers could not be told'];
  const failed = Object.entries(health.checks ?? {}).filter(([, { status }]) => status === 'failed');
  const broken = Object.entries(health.documents?.broken ?? {});
  return [
    ...failed.map(([part]) => `The ${part} does not answer`),
    ...broken.map(([collection, number]) => `${count(number, 'document')} of ${collection} can’t be read`),
  ];
}
