import { addAuditEntry, type AuditTrail } from '../audit/index.js';
import { AppError, fromUnknown } from '../errors/index.js';
import {
  errorFields,
  QUEUE_NAMES,
  type Clock,
  type Logger,
  type QueueControl,
  type QueueControls,
  type QueueName,
} from '../platform/index.js';
import type { QueuePause, WaitingWork, Work, WorkQueue } from '../work/index.js';
import { isQueueName, warningsOf, type Queue } from './queue.js';
import type { QueuePausesRepository } from './queue-pauses.repository.js';

/** The work behind a queue, whatever its kind. */
interface QueueParts {
  readonly waiting: Pick<WaitingWork<Work>, 'count' | 'cancel'>;
  readonly queue: Pick<WorkQueue<Work>, 'announceQueued'>;
}

interface QueuesParts {
  readonly pauses: QueuePausesRepository;
  readonly controls: QueueControls;
  readonly works: Readonly<Record<QueueName, QueueParts>>;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * What admins do with the queues. What is stored decides: workers heed a pause whether or not the queue itself could be
 * paused, and of the rest the answer warns.
 *
 * @see docs/adr/0047-queues-are-paused-by-what-is-stored.md
 */
export class QueuesService {
  constructor(private readonly parts: QueuesParts) {}

  /** All queues. 5 reads each, 4 of them in round trips of their own. */
  async list(): Promise<Queue[]> {
    const pauses = await this.parts.pauses.findMany(QUEUE_NAMES);
    return Promise.all(
      QUEUE_NAMES.map(async (name, index) => this.describe(name, requirePause(pauses[index]))),
    );
  }

  /** 5 reads. @throws AppError not-found */
  async get(name: string): Promise<Queue> {
    return this.show(requireQueue(name), []);
  }

  /**
   * Keeps workers from the queue's work until it is resumed, and the queue from handing out tasks. Paused twice it stays as the
   * first has left it. 7 reads, 2 writes.
   *
   * @throws AppError not-found
   */
  async pause(id: string, reason: string, pausedBy: { id: string; name: string }): Promise<Queue> {
    const name = requireQueue(id);
    const { pauses, audit, clock } = this.parts;
    await pauses.change(name, (before) => {
      if (before.pausedAt) return null;
      const [was, is] = [{ paused: false }, { paused: true, ...(reason !== '' && { reason }) }];
      const target = { type: 'queue', id: name } as const;
      const entry = audit.entry({ action: 'queue_paused', target, before: was, after: is });
      return { pause: { ...before, pausedAt: clock.now(), pausedBy, reason }, entry };
    });
    return this.show(name, await this.follow(name, true));
  }

  /**
   * Ends a pause and has workers take up what it has kept: at once the 200 works that wait the longest, the rest within the next
   * sweeps, or by resuming once more. 207 reads, 202 writes.
   *
   * @returns the queue, and of how much work its workers were told
   * @throws AppError not-found
   */
  async resume(id: string): Promise<{ queue: Queue; announced: number }> {
    const name = requireQueue(id);
    const { pauses, works, audit, clock } = this.parts;
    await pauses.change(name, (before) => {
      if (!before.pausedAt) return null;
      const [was, is] = [{ paused: true }, { paused: false }];
      const target = { type: 'queue', id: name } as const;
      const entry = audit.entry({ action: 'queue_resumed', target, before: was, after: is });
      return {
        pause: { ...before, pausedAt: null, pausedBy: null, reason: '', resumedAt: clock.now() },
        entry,
      };
    });
    const warnings = await this.follow(name, false);
    const announced = await works[name].queue.announceQueued();
    return { queue: await this.show(name, warnings), announced };
  }

  /**
   * Deletes the queue's tasks and cancels the work that waits, at most 200 at a time: else the sweeper would enqueue it again.
   * What a worker has in hand is left to it. 205 reads, 201 writes.
   *
   * @param confirm its name once more
   * @returns the queue, and how much work was cancelled
   * @throws AppError not-found; validation-failed when it is not confirmed
   */
  async purge(id: string, confirm: string): Promise<{ queue: Queue; cancelled: number }> {
    const name = requireQueue(id);
    const { works, audit, clock } = this.parts;
    if (confirm !== name) throw unconfirmed(name);
    const warnings = await this.operate(name, 'purged', (control) => control.purge());
    const cancelled = await works[name].waiting.cancel(clock.now(), (count) => (writer, db) => {
      const target = { type: 'queue', id: name } as const;
      addAuditEntry(writer, db, audit.entry({ action: 'queue_purged', target, after: { cancelled: count } }));
    });
    return { queue: await this.show(name, warnings), cancelled };
  }

  private async show(name: QueueName, warnings: readonly string[]): Promise<Queue> {
    const [pause] = await this.parts.pauses.findMany([name]);
    const queue = await this.describe(name, requirePause(pause));
    return { ...queue, warnings: [...new Set([...warnings, ...queue.warnings])] };
  }

  private async describe(name: QueueName, pause: QueuePause): Promise<Queue> {
    const { controls, works } = this.parts;
    const [waiting, asked] = await Promise.all([
      works[name].waiting.count(this.parts.clock.now()),
      controls[name].look().then(
        (tasks) => ({ tasks, refusal: null }),
        (error: unknown) => ({ tasks: null, refusal: this.note(name, 'looked at', error) }),
      ),
    ]);
    const { tasks, refusal } = asked;
    return { name, pause, tasks, waiting, warnings: warningsOf({ name, pause, tasks }, refusal) };
  }

  /** Has the queue itself do as is stored: once more where another admin has changed that meanwhile. 1 read, 2 where it was changed. */
  private async follow(name: QueueName, isPaused: boolean): Promise<string[]> {
    const warnings = isPaused
      ? await this.operate(name, 'paused', (control) => control.pause())
      : await this.operate(name, 'resumed', (control) => control.resume());
    const [stored] = await this.parts.pauses.findMany([name]);
    const isPausedNow = requirePause(stored).pausedAt !== null;
    return isPausedNow === isPaused ? warnings : this.follow(name, isPausedNow);
  }

  /** Has the queue itself do something; what keeps it from that is a warning, since the stored part holds without. */
  private async operate(
    name: QueueName,
    what: 'paused' | 'resumed' | 'purged',
    act: (control: QueueControl) => Promise<boolean>,
  ): Promise<string[]> {
    try {
      if (await act(this.parts.controls[name])) return [];
      return what === 'purged'
        ? ['The Cloud Tasks emulator keeps its tasks: workers find nothing to do.']
        : [];
    } catch (error) {
      return [`The queue itself was not ${what}. ${this.note(name, what, error).message}`];
    }
  }

  private note(name: QueueName, what: string, thrown: unknown): AppError {
    const error = fromUnknown(thrown);
    this.parts.logger.log('warn', `queue not ${what}`, { queue: name, ...errorFields(error) });
    return error;
  }
}

function requireQueue(name: string): QueueName {
  if (isQueueName(name)) return name;
  const message = `There is no such queue. There are ${QUEUE_NAMES.join(' and ')}.`;
  throw new AppError({ code: 'not-found', message });
}

function requirePause(pause: QueuePause | undefined): QueuePause {
  if (pause) return pause;
  throw new AppError({ code: 'internal', message: 'Firestore gave fewer documents than were asked for.' });
}

function unconfirmed(name: QueueName): AppError {
  return new AppError({
    code: 'validation-failed',
    message: 'A purge cancels work for good: it must be confirmed.',
    errors: [{ pointer: '/confirm', detail: `must be the name of the queue, ${name}` }],
  });
}
