import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ask, type Schemas } from '../../api/client.js';
import { isOver } from '../../api/jobs.js';
import { isAdmin } from '../../api/session.js';
import { confirmThat } from '../../app/confirm.js';
import { attempt } from '../../app/notices.js';
import { Screen } from '../../app/screen.js';
import { Time } from '../../app/time.js';
import type { Filter } from '../../list/filters.js';
import { List } from '../../list/list.js';
import { JobProgress, JobState } from './job-progress.js';
import { JOB_KINDS, JOB_STATES } from './job-words.js';

type Job = Schemas['Job'];

const LOOK_AGAIN_MS = 3_000;

const FILTERS: readonly Filter[] = [
  {
    name: 'status',
    label: 'State',
    options: [['', 'Any'], ...Object.entries(JOB_STATES).map(([value, [, text]]) => [value, text] as const)],
  },
  { name: 'kind', label: 'Job', options: [['', 'Any'], ...Object.entries(JOB_KINDS)] },
];

/** Long work: what runs, what came of it, and what can be begun by hand. */
export function JobsScreen() {
  const turn = useSignal(0);
  const isRunning = useSignal(false);
  const look = (): void => {
    turn.value += 1;
  };
  useEffect(() => {
    if (!isRunning.value) return undefined;
    const timer = setInterval(look, LOOK_AGAIN_MS);
    return () => {
      clearInterval(timer);
    };
  }, [isRunning.value]);
  return (
    <Screen title="Jobs">
      {isAdmin.value && <Begin onBegun={look} />}
      <List<Job>
        what="jobs"
        load={async (query) => {
          const page = await ask((api) => api.GET('/admin/api/jobs', { params: { query } }));
          isRunning.value = page.jobs.some((job) => !isOver(job));
          return { items: page.jobs, next: page.next_cursor };
        }}
        columns={[
          {
            title: 'Job',
            cell: (job) => (
              <>
                <span class="row-title">{JOB_KINDS[job.kind]}</span>
                <JobProgress job={job} onChanged={look} />
              </>
            ),
          },
          { title: 'State', cell: (job) => <JobState job={job} /> },
          { title: 'By', cell: ({ created_by: by }) => by.name || 'The site' },
          { title: 'Begun', cell: ({ created_at: at }) => <Time at={at} /> },
        ]}
        idOf={({ id }) => id}
        nameOf={({ kind }) => JOB_KINDS[kind]}
        filters={FILTERS}
        turn={turn.value}
        empty={<p>No jobs of late.</p>}
      />
    </Screen>
  );
}

const CHORES = [
  [
    'reindex',
    'Directory and search anew',
    'Makes lists and search agree with all content again. Visitors notice nothing.',
  ],
  [
    'migrate',
    'Documents in the present shape',
    'Brings stored documents to the shape of this version, and mends broken ones.',
  ],
  [
    'cards',
    'Draw missing link previews',
    'Draws a picture for link previews of each published item that has none.',
  ],
  [
    'render',
    'Pictures in all sizes',
    'Makes the sizes of every picture of the library again. It takes a while.',
  ],
  [
    'sweep',
    'Compare files with the database',
    'Finds files that belong to nothing, and what lacks its file.',
  ],
] as const;

type Chore = (typeof CHORES)[number][0];

function begin(chore: Chore): Promise<Job> {
  const params = { header: { 'Idempotency-Key': crypto.randomUUID() } };
  return ask((api) => {
    if (chore === 'reindex') return api.POST('/admin/api/posts/reindex', { params });
    if (chore === 'migrate') return api.POST('/admin/api/migrate', { params });
    if (chore === 'cards') return api.POST('/admin/api/cards/render', { params });
    if (chore === 'render') return api.POST('/admin/api/media/render', { params });
    return api.POST('/admin/api/media/sweep', { params });
  });
}

function Begin({ onBegun }: { onBegun: () => void }) {
  const start = async (chore: Chore, title: string, text: string): Promise<void> => {
    if (!(await confirmThat({ title: `${title}?`, text, action: 'Begin' }))) return;
    await attempt(() => begin(chore), 'It is begun.');
    onBegun();
  };
  return (
    <details class="chores">
      <summary>Begin one by hand</summary>
      <ul class="row-of">
        {CHORES.map(([chore, title, text]) => (
          <li key={chore}>
            <button type="button" class="button is-quiet" onClick={() => void start(chore, title, text)}>
              {title}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
