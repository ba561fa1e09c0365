/** A job that a screen has begun, as it is now. */
import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ask, type Schemas } from '../../api/client.js';
import { waitForJob } from '../../api/jobs.js';
import { announce, notifyFailure } from '../../app/notices.js';

/** The job that is followed, and how another one is. */
export interface Followed {
  readonly job: ReadonlySignal<Schemas['Job'] | null>;
  readonly follow: (begun: Schemas['Job']) => void;
  /** Looks at it at once. */
  readonly look: () => Promise<void>;
}

/** Follows a job as long as the screen is shown; the job goes on without. */
export function useJob(): Followed {
  const job = useSignal<Schemas['Job'] | null>(null);
  const ending = useRef(new AbortController());
  useEffect(
    () => () => {
      ending.current.abort();
    },
    [],
  );
  const follow = (begun: Schemas['Job']): void => {
    ending.current.abort();
    ending.current = new AbortController();
    const { signal } = ending.current;
    job.value = begun;
    const put = (next: Schemas['Job']): void => {
      job.value = next;
    };
    waitForJob(begun, put, signal).then(
      ({ status }) => {
        announce(status === 'succeeded' ? 'It is done.' : 'It has ended.');
      },
      (error: unknown) => {
        if (!signal.aborted) notifyFailure(error);
      },
    );
  };
  const look = async (): Promise<void> => {
    const id = job.value?.id;
    if (id) job.value = await ask((api) => api.GET('/admin/api/jobs/{id}', { params: { path: { id } } }));
  };
  return { job, follow, look };
}
