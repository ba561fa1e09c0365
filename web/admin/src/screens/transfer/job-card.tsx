import type { ComponentChildren } from 'preact';
import { JobProgress, JobState } from '../jobs/job-progress.js';
import type { Followed } from './follow.js';

/** The job that is followed, if there is one. @param children what comes of it, below */
export function JobCard({ followed, children }: { followed: Followed; children?: ComponentChildren }) {
  const { job, look } = followed;
  return (
    job.value && (
      <div class="card stack">
        <JobState job={job.value} />
        <JobProgress job={job.value} onChanged={() => void look()} />
        {children}
      </div>
    )
  );
}
