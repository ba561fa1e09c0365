import { useSignal } from '@preact/signals';
import { ask, type Schemas } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { count } from '../../app/format.js';
import { Modal } from '../../app/modal.js';
import { attempt, notify } from '../../app/notices.js';
import { State } from '../../app/screen.js';
import { Time } from '../../app/time.js';
import { TextField } from '../../form/fields.js';
import { Form } from '../../form/form.js';

type Queue = Schemas['Queue'];

/** The queues of work: paused, resumed, emptied. */
export function Queues() {
  const { data, failure, reload } = useLoad(
    async () => (await ask((api) => api.GET('/admin/api/queues'))).queues,
  );
  const queues = data.value;
  if (!queues) return <State failure={failure.value} isLoading onRetry={() => void reload()} />;
  return (
    <div class="tiles">
      {queues.map((queue) => (
        <QueueCard key={queue.name} queue={queue} reload={reload} />
      ))}
    </div>
  );
}

function QueueCard({ queue, reload }: { queue: Queue; reload: () => Promise<void> }) {
  const isPurging = useSignal(false);
  const { name, work, pause, waiting, tasks, warnings } = queue;
  const params = { path: { name } };
  const toggle = async (): Promise<void> => {
    if (pause) await ask((api) => api.POST('/admin/api/queues/{name}/resume', { params }));
    else await ask((api) => api.POST('/admin/api/queues/{name}/pause', { params, body: {} }));
    await reload();
  };
  return (
    <section class="card stack" aria-label={`Queue of ${work}`}>
      <header class="home-card-head">
        <h2>{work === 'mails' ? 'Queue of mails' : 'Queue of jobs'}</h2>
        <span class={pause ? 'badge is-warn' : 'badge is-good'}>{pause ? 'Paused' : 'Runs'}</span>
      </header>
      <p>
        {waiting.queued === 0 ? `No ${work} wait` : `${waiting.queued} ${work} wait`}
        {waiting.held > 0 && `, ${waiting.held} held`}
        {tasks?.depth != null && `; ${count(tasks.depth, 'task')} in the queue`}.
      </p>
      {pause && (
        <p class="small soft">
          Paused <Time at={pause.at} /> by {pause.by?.name ?? 'the site'}
          {pause.reason && `: ${pause.reason}`}
        </p>
      )}
      {warnings.map((warning) => (
        <p class="badge is-warn" key={warning}>
          {warning}
        </p>
      ))}
      <div class="row-of">
        <button
          type="button"
          class="button is-quiet"
          onClick={() => void attempt(toggle, pause ? 'The queue runs again.' : 'The queue is paused.')}
        >
          {pause ? 'Resume' : 'Pause'}
        </button>
        <button
          type="button"
          class="button is-quiet is-danger"
          onClick={() => {
            isPurging.value = true;
          }}
        >
          Empty…
        </button>
      </div>
      {isPurging.value && (
        <Purge
          queue={queue}
          reload={reload}
          onClose={() => {
            isPurging.value = false;
          }}
        />
      )}
    </section>
  );
}

interface PurgeProps {
  readonly queue: Queue;
  readonly reload: () => Promise<void>;
  readonly onClose: () => void;
}

function Purge({ queue: { name, work }, reload, onClose }: PurgeProps) {
  const purge = async (body: { confirm: string }): Promise<void> => {
    const params = { path: { name } };
    const { cancelled } = await ask((api) => api.POST('/admin/api/queues/{name}/purge', { params, body }));
    onClose();
    notify(`The queue is empty; ${cancelled} of the ${work} are cancelled.`);
    await reload();
  };
  return (
    <Modal title="Empty the queue?" onClose={onClose}>
      <p>All {work} that wait are cancelled. This can’t be undone.</p>
      <Form submit="Empty the queue" onSend={purge}>
        <TextField
          name="confirm"
          label={`Type ${name} to go on`}
          autocomplete="off"
          missing={`Type ${name}.`}
          hasFocus
        />
      </Form>
    </Modal>
  );
}
