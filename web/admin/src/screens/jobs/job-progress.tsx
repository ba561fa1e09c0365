import { ask, askWhole, type Schemas } from '../../api/client.js';
import { nameOf, saveFile } from '../../api/download.js';
import { isOver } from '../../api/jobs.js';
import { count } from '../../app/format.js';
import { attempt } from '../../app/notices.js';
import { JOB_KINDS, JOB_STATES } from './job-words.js';

type Job = Schemas['Job'];

/** How far a job is, what came of it, and what it could not do. */
export function JobProgress({ job, onChanged }: { job: Job; onChanged: () => void }) {
  const { done, total } = job.progress;
  const counts = Object.entries(job.counts).filter(([, number]) => number > 0);
  return (
    <div class="stack job">
      {!isOver(job) && (
        <progress
          aria-label={JOB_KINDS[job.kind]}
          {...(total !== null && total > 0 && { value: done, max: total })}
        />
      )}
      <p class="small soft">
        {total === null ? `${done} done` : `${done} of ${total}`}
        {counts.map(([name, number]) => `, ${name.replaceAll('_', ' ')} ${number}`).join('')}
      </p>
      {job.error && <p class="field-error">{job.error}</p>}
      {job.problems.length > 0 && (
        <details>
          <summary>{count(job.problems.length + job.problems_omitted, 'problem')}</summary>
          <ul class="small">
            {job.problems.map(({ item, detail }) => (
              <li key={item + detail}>
                <strong>{item}</strong>: {detail}
              </li>
            ))}
            {job.problems_omitted > 0 && <li>… and {job.problems_omitted} more.</li>}
          </ul>
        </details>
      )}
      <JobActions job={job} onChanged={onChanged} />
    </div>
  );
}

function JobActions({ job, onChanged }: { job: Job; onChanged: () => void }) {
  const params = { path: { id: job.id } };
  const cancel = async (): Promise<void> => {
    await ask((api) => api.POST('/admin/api/jobs/{id}/cancel', { params }));
    onChanged();
  };
  const download = async (): Promise<void> => {
    const { data, response } = await askWhole((api) =>
      api.GET('/admin/api/jobs/{id}/file', { params, parseAs: 'blob' }),
    );
    saveFile(data, nameOf(response, job.kind));
  };
  return (
    <div class="row-of">
      {job.file && (
        <button type="button" class="button" onClick={() => void attempt(download)}>
          Save the file
        </button>
      )}
      {!isOver(job) && (
        <button type="button" class="button is-quiet" onClick={() => void attempt(cancel)}>
          Cancel
        </button>
      )}
    </div>
  );
}

/** A job's state as a badge. */
export function JobState({ job }: { job: Job }) {
  const [badge, text] = JOB_STATES[job.status];
  return <span class={`badge is-${badge}`}>{text}</span>;
}
