import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Firestore } from 'firebase-admin/firestore';
import { AppError } from '../../../src/errors/index.js';
import { JobFilesRepository, JobWork, type Job, type JsonObject } from '../../../src/jobs/index.js';
import { JOBS } from '../../../src/jobs/job-work.js';
import { MAIL_JOBS, MailOutbox, MailSender, type MailJob } from '../../../src/mail/index.js';
import { MailError, type LogFields, type Logger, type TaskQueue } from '../../../src/platform/index.js';
import { broken } from '../accounts/accounts.js';
import {
  handleTask,
  newWork,
  QUEUE_PAUSES,
  Worker,
  WorkQueue,
  WorkRepository,
  type Work,
  type WorkHandler,
  type WorkKind,
} from '../../../src/work/index.js';
import { Puppet, PuppetRepository, type Mishap } from './work-puppet.js';

const MINUTE_MS = 60_000;
const THREE_DAYS_MS = 3 * 24 * 60 * MINUTE_MS;
const STANDING_MS = 5 * MINUTE_MS;
const QUEUE_ATTEMPTS = 8;
/** How long a step takes. */
const STEP_MS = 7_000;

/** What is promised of each kind, in words and figures of the test's own. */
const KINDS = {
  mail: { held: 'sending', done: 'sent', leaseMs: MINUTE_MS, maxIdle: Infinity },
  job: { held: 'running', done: 'succeeded', leaseMs: 2 * MINUTE_MS, maxIdle: 5 },
} as const;

/** The name of a kind of work that is tried. */
export type KindName = keyof typeof KINDS;

/** What must be so of a piece of work, by all that was seen of it. */
interface Item {
  readonly name: KindName;
  readonly id: string;
  /** How many steps it takes. */
  readonly total: number;
  readonly createdAt: number;
  updatedAt: number;
  claims: number;
  idle: number;
  noted: number;
  holder: Puppet | null;
  leaseUntil: number;
  end: 'done' | 'failed' | 'cancelled' | null;
  endedBy: Puppet | null;
}

type JobUsers = ConstructorParameters<typeof JobWork>[0];

interface PendingTask {
  readonly data: Readonly<Record<string, unknown>>;
  readonly item: Item;
  tries: number;
  inHand: Puppet | null;
}

/** Mail jobs and jobs with the real engine on a real database; time, queue and workers are moved by the test. */
export class WorkWorld {
  /** Whether the queue takes no tasks. */
  queueRefuses = false;
  readonly items: Item[] = [];
  private readonly pauses = {
    mail: { isPaused: false, resumedAt: 0 },
    job: { isPaused: false, resumedAt: 0 },
  };
  private readonly resumedMs = { mail: 0, job: 0 };
  readonly puppets: Puppet[] = [];
  tasks: PendingTask[] = [];
  private readonly handedOut: PendingTask[] = [];
  private readonly taskOf = new Map<Puppet, PendingTask>();
  private readonly logged: (LogFields & { readonly message: string })[] = [];
  private readonly taskIds = new Set<string>();
  /** Seen inside a worker, which must not take them for errors of its work. */
  private readonly violations: unknown[] = [];
  private sweptMinute = 0;
  private present = Date.UTC(2026, 4, 1);
  private readonly clock = { now: () => new Date(this.present) };
  private readonly logger: Logger = {
    log: (level, message, fields = {}) => this.logged.push({ level, message, ...fields }),
  };
  private readonly database = () => Promise.resolve(this.firestore);
  private readonly queue: TaskQueue = {
    enqueue: ({ id, data }) => {
      if (this.queueRefuses) return Promise.reject(new Error('the queue refuses'));
      if (!this.taskIds.has(id)) {
        this.taskIds.add(id);
        const item = this.find(String(data['job_id'] ?? data['mail_job_id']));
        this.tasks.push({ data, item, tries: 0, inHand: null });
      }
      return Promise.resolve();
    },
  };
  private readonly outbox: MailOutbox;
  private readonly jobQueue: WorkQueue<Job>;

  constructor(private readonly firestore: Firestore) {
    const { clock, logger, queue } = this;
    const ofKind = <W extends Work>(kind: WorkKind<W>) => ({
      repository: new WorkRepository(kind, this.database, broken),
      queue,
      clock,
      logger,
    });
    this.outbox = new MailOutbox(ofKind(MAIL_JOBS));
    this.jobQueue = new WorkQueue(ofKind(JOBS));
  }

  /** Lets time pass. */
  pass(ms: number): void {
    this.present += ms;
  }

  /** Accepts work as a request does. @param isAnnounced whether the request lives long enough to tell the queue */
  async accept(name: KindName, total: number, isAnnounced: boolean): Promise<void> {
    const id = randomUUID();
    const work = name === 'mail' ? this.newMail(id) : newJob(id, this.clock.now());
    const now = this.present;
    this.items.push({
      ...{ name, id, total: name === 'mail' ? 1 : total, createdAt: now, updatedAt: now },
      ...{ claims: 0, idle: 0, noted: 0, holder: null, leaseUntil: 0, end: null, endedBy: null },
    });
    const batch = this.firestore.batch();
    if ('template' in work)
      new WorkRepository(MAIL_JOBS, this.database, broken).addTo(batch, this.firestore, work);
    else new WorkRepository(JOBS, this.database, broken).addTo(batch, this.firestore, work);
    await batch.commit();
    if (isAnnounced) await (name === 'mail' ? this.outbox : this.jobQueue).announce(work);
  }

  /** Has the queue hand out one of its tasks, or again one that it has handed out before. */
  async deliver(index: number, isAgain: boolean): Promise<void> {
    const from = isAgain ? this.handedOut : this.tasks.filter(({ inHand }) => inHand === null);
    const task = from[index % Math.max(from.length, 1)];
    if (task) await this.handOut(task, isAgain);
  }

  /** Has another worker take what one holds, whose lease ends while it stands; it may come back later. */
  async overtake(index: number, points: number): Promise<void> {
    const puppet = this.puppets[index % Math.max(this.puppets.length, 1)];
    const task = puppet && this.taskOf.get(puppet);
    if (!task) return;
    this.pass(KINDS[task.item.name].leaseMs);
    await this.handOut(task, true);
    await this.advance(this.puppets.length - 1, points, 'none');
  }

  /** Has one worker after the other meet the same; where that is nothing, die once it has claimed. */
  async wear(index: number, mishap: Mishap): Promise<void> {
    const task = this.handedOut[index % Math.max(this.handedOut.length, 1)];
    for (let worker = 0; task && worker < 6; worker += 1) {
      this.pass(KINDS[task.item.name].leaseMs);
      await this.handOut(task, true);
      await this.advance(this.puppets.length - 1, mishap === 'none' ? 2 : 8, mishap);
      if (mishap === 'none') this.crash(this.puppets.length - 1);
    }
  }

  private async handOut(task: PendingTask, isAgain: boolean): Promise<void> {
    const puppet = new Puppet();
    this.puppets.push(puppet);
    this.taskOf.set(puppet, task);
    this.handedOut.push(task);
    if (!isAgain) task.inHand = puppet;
    await puppet.start(async () => {
      const isDone = await this.handle(task, puppet).then(
        () => true,
        () => false,
      );
      this.puppets.splice(this.puppets.indexOf(puppet), 1);
      if (!isAgain) this.answer(task, isDone);
    });
  }

  /** Lets a worker come some points further. @param mishap what it meets on the way */
  async advance(index: number, points: number, mishap: Mishap): Promise<void> {
    const puppet = this.puppets[index % Math.max(this.puppets.length, 1)];
    if (!puppet) return;
    puppet.mishap = mishap;
    for (let point = 0; point < points && this.puppets.includes(puppet); point += 1) {
      await puppet.advance();
      if (this.violations.length > 0) throw this.violations[0];
    }
    puppet.mishap = 'none';
  }

  /** A worker dies where it stands; the queue notices. */
  crash(index: number): void {
    const [puppet] = this.puppets.splice(index % Math.max(this.puppets.length, 1), 1);
    if (!puppet) return;
    puppet.isDead = true;
    const task = this.tasks.find(({ inHand }) => inHand === puppet);
    if (task) this.answer(task, false);
  }

  /** Somebody cancels a job that has not ended. */
  async cancel(index: number): Promise<void> {
    const jobs = this.items.filter(({ name, end }) => name === 'job' && end === null);
    const item = jobs[index % Math.max(jobs.length, 1)];
    if (!item) return;
    await this.refOf(item).update({ status: 'cancelled', lease_until: null, updated_at: this.clock.now() });
    Object.assign(item, { end: 'cancelled', holder: null, updatedAt: this.present });
  }

  /** Nobody has ever paused a queue. */
  async begin(): Promise<void> {
    for (const name of ['mail', 'job'] as const) await this.pauseRefOf(name).delete();
  }

  /** Somebody pauses the queue of a kind. */
  async pause(name: KindName): Promise<void> {
    this.pauses[name].isPaused = true;
    await this.storePause(name, this.clock.now());
  }

  /** Somebody ends its pause: workers are told of all that waits. */
  async resume(name: KindName): Promise<void> {
    Object.assign(this.pauses[name], { isPaused: false, resumedAt: this.present });
    await this.storePause(name, null);
    await (name === 'mail' ? this.outbox : this.jobQueue).announceQueued();
    if (this.queueRefuses) return;
    for (const item of this.items.filter((one) => one.name === name && !one.end && !one.holder)) {
      item.updatedAt = this.present;
      // The queue takes one task of a moment.
      if (this.resumedMs[name] !== this.present) expect(this.tasks.map((task) => task.item)).toContain(item);
    }
    this.resumedMs[name] = this.present;
  }

  private async storePause(name: KindName, pausedAt: Date | null): Promise<void> {
    const { resumedAt } = this.pauses[name];
    const stored = { pausedAt, pausedBy: null, reason: '', resumedAt: new Date(resumedAt) };
    await this.pauseRefOf(name).set(QUEUE_PAUSES.encode(stored));
  }

  private pauseRefOf(name: KindName) {
    return this.firestore.collection('queues').doc(name === 'mail' ? 'sendEmail' : 'runJob');
  }

  /** Runs the sweep of both kinds. */
  async sweep(): Promise<void> {
    const standing = this.items.filter(
      ({ name, end, updatedAt }) =>
        end === null && !this.pauses[name].isPaused && updatedAt < this.present - STANDING_MS,
    );
    const sweeps = await Promise.allSettled([this.outbox.sweep(), this.jobQueue.sweep()]);
    if (this.queueRefuses) return;
    expect(sweeps.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    const minute = Math.floor(this.present / MINUTE_MS);
    for (const item of standing) {
      // The queue takes one sweep's task of a minute: a second one of a slow worker's waits for the next.
      if (minute !== this.sweptMinute) expect(this.tasks.map((task) => task.item.id)).toContain(item.id);
      item.updatedAt = this.present;
    }
    this.sweptMinute = minute;
  }

  /** What is stored is what was seen to be stored. */
  async check(): Promise<void> {
    if (this.violations.length > 0) throw this.violations[0];
    if (this.items.length === 0) return;
    const stored = await this.firestore.getAll(...this.items.map((item) => this.refOf(item)));
    for (const [index, item] of this.items.entries()) {
      const doc = stored[index]?.data() ?? {};
      expect({ id: item.id, ...pick(doc, item.name) }).toEqual({ id: item.id, ...expected(item) });
    }
  }

  /** Nothing goes wrong any more: all that was accepted comes to its end. */
  async finish(): Promise<void> {
    this.queueRefuses = false;
    await this.resume('mail');
    await this.resume('job');
    for (let round = 0; round < 12 && this.items.some(({ end }) => end === null); round += 1) {
      this.pass(6 * MINUTE_MS);
      await this.sweep();
      while (this.puppets.length > 0) await this.advance(0, 1, 'none');
      for (const task of this.tasks.filter(({ inHand }) => inHand === null)) {
        await this.deliver(this.tasks.filter(({ inHand }) => inHand === null).indexOf(task), false);
        while (this.puppets.length > 0) await this.advance(0, 1, 'none');
      }
    }
    await this.check();
    expect(this.items.filter(({ end }) => end === null)).toEqual([]);
    for (const item of this.items) await this.checkEnd(item);
  }

  private async checkEnd(item: Item): Promise<void> {
    const doc = (await this.refOf(item).get()).data() ?? {};
    if (item.end === 'done') expect(item.noted).toBe(item.total);
    if (item.end === 'failed') {
      expect(doc['last_error'] ?? doc['error']).toEqual(expect.any(String));
      // One that dies just then can tell nobody else.
      const isTold = item.endedBy?.isDead === false && item.endedBy.met !== 'answer lost';
      const lines = this.logged.filter((line) => [line['job_id'], line['mail_job_id']].includes(item.id));
      if (isTold) expect(lines.map(({ message }) => message).join()).toMatch(/: failed|given up/);
    }
    if (item.name === 'mail') return;
    const parts: Buffer[] = [];
    const output = { id: item.id, outputParts: Number(doc['output_parts']) };
    for await (const part of new JobFilesRepository(this.database, broken).readOutput(output))
      parts.push(part);
    const lines = Array.from({ length: item.noted }, (_, index) => `line ${index + 1}\n`);
    expect(Buffer.concat(parts).toString()).toBe(lines.join(''));
  }

  private answer(task: PendingTask, isDone: boolean): void {
    task.inHand = null;
    task.tries += 1;
    if (isDone || task.tries === QUEUE_ATTEMPTS) this.tasks = this.tasks.filter((other) => other !== task);
  }

  private handle({ data, item, tries }: PendingTask, puppet: Puppet): Promise<void> {
    const task = { data, retryCount: tries };
    if (item.name === 'mail')
      return handleTask(task, this.workerOf(MAIL_JOBS, this.mailer(item, puppet), item, puppet));
    return handleTask(task, this.workerOf(JOBS, this.jobHandler(item, puppet), item, puppet));
  }

  private workerOf<W extends Work>(
    kind: WorkKind<W>,
    handler: WorkHandler<W>,
    item: Item,
    puppet: Puppet,
  ): Worker<W> {
    const { clock, logger } = this;
    const repository = new PuppetRepository(kind, this.database, puppet, {
      claimed: (outcome, now) => {
        this.demand(() => {
          this.claimed(item, puppet, outcome, now.getTime());
        });
      },
      noted: (stored) => {
        this.demand(() => {
          this.noted(item, puppet, stored);
        });
      },
      turned: (stored) => {
        this.demand(() => {
          this.turned(item, puppet, stored);
        });
      },
    });
    const queue: TaskQueue = {
      enqueue: async (task) => {
        await puppet.stand('before telling the queue');
        await this.queue.enqueue(task);
        await puppet.stand('after telling the queue');
      },
    };
    return new Worker({
      repository,
      handler,
      queue: new WorkQueue({ repository, queue, clock, logger }),
      clock,
      logger,
    });
  }

  private mailer(item: Item, puppet: Puppet): MailSender {
    const send = async () => {
      const mishap = await this.effect(item, puppet, 1);
      if (mishap === 'unforeseen') throw new TypeError('unforeseen');
      if (mishap !== 'none') {
        const permanent = mishap === 'final';
        const responseCode = permanent ? 550 : 450;
        throw new MailError(mishap, { permanent, responseCode, command: 'RCPT TO', cause: undefined });
      }
    };
    const site = {
      name: 'Site',
      url: 'https://site.test',
      timeZone: 'UTC',
      accountPage: (page: string) => page,
      tokenOf: (seed: string) => seed,
    };
    return new MailSender({
      mailer: { send },
      from: 'from@site.test',
      site: () => Promise.resolve(site),
      suppressions: {
        findFirst: () => Promise.resolve({ first: null, readAt: null }),
        countRefused: () => Promise.resolve(0),
      },
      logger: { log: () => undefined },
      unsubscribeLinks: { headersFor: () => ({}) },
      ownerAddress: 'owner@site.test',
    });
  }

  private jobHandler(item: Item, puppet: Puppet): JobWork {
    const step = async (state: JsonObject | null) => {
      const line = Number(state?.['line'] ?? 0) + 1;
      const mishap = await this.effect(item, puppet, line);
      if (mishap === 'unforeseen') throw new TypeError('unforeseen');
      if (mishap !== 'none') {
        throw new AppError({ code: mishap === 'final' ? 'not-found' : 'unavailable', message: mishap });
      }
      const output = Buffer.from(`line ${line}\n`);
      const counts = { lines: 1 };
      return { state: { line }, done: 1, counts, problems: [], output, isLast: line === item.total };
    };
    const creator = { isActive: true, role: 'admin' } as Awaited<ReturnType<JobUsers['find']>>;
    const users: JobUsers = { find: () => Promise.resolve(creator) };
    return new JobWork(users, { export: { open: () => Promise.resolve({ total: item.total, step }) } });
  }

  /** A step is never begun by a worker that could know it noted, nor by the holder when it is noted. */
  private async effect(item: Item, puppet: Puppet, step: number): Promise<Mishap> {
    await puppet.stand('before the effect');
    this.demand(() => {
      expect(step).toBe(puppet.begunAt + 1);
      if (item.holder === puppet) expect(step).toBe(item.noted + 1);
    });
    this.pass(STEP_MS);
    const mishap = puppet.meets('temporary', 'unforeseen', 'final');
    await puppet.stand('after the effect');
    return mishap;
  }

  private demand(that: () => void): void {
    try {
      that();
    } catch (violation) {
      this.violations.push(violation);
    }
  }

  private claimed(item: Item, puppet: Puppet, outcome: Work | string, now: number): void {
    const { leaseMs, maxIdle } = KINDS[item.name];
    const isHeld = item.holder !== null && item.leaseUntil > now;
    const { isPaused, resumedAt } = this.pauses[item.name];
    const isTooOld = item.claims > 0 && now - Math.max(item.createdAt, resumedAt) > THREE_DAYS_MS;
    const isHopeless = isTooOld || item.idle >= maxIdle;
    const ofFree = isHopeless ? 'hopeless' : 'claimed';
    const due = item.end ? 'done' : isPaused ? 'paused' : isHeld ? 'busy' : ofFree;
    expect(typeof outcome === 'string' ? outcome : 'claimed').toBe(due);
    if (due === 'hopeless')
      Object.assign(item, { end: 'failed', holder: null, endedBy: puppet, updatedAt: now });
    if (due !== 'claimed') return;
    puppet.begunAt = item.noted;
    const { claims, idle } = item;
    const claim = { claims: claims + 1, idle: idle + 1, holder: puppet };
    Object.assign(item, { ...claim, leaseUntil: now + leaseMs, updatedAt: now });
  }

  private noted(item: Item, puppet: Puppet, stored: Work | null): void {
    expect({ at: puppet.point, isStored: stored !== null }).toEqual({
      at: puppet.point,
      isStored: item.holder === puppet,
    });
    if (!stored) return;
    const { held, done, leaseMs } = KINDS[item.name];
    item.updatedAt = stored.updatedAt.getTime();
    item.noted += 1;
    puppet.begunAt += 1;
    Object.assign(item, { idle: 0, leaseUntil: item.updatedAt + leaseMs });
    const isDone = item.noted === item.total;
    const isLeft = this.pauses[item.name].isPaused && !isDone;
    expect(stored.status).toBe(isDone ? done : isLeft ? 'queued' : held);
    if (isDone) item.end = 'done';
    if (isDone || isLeft) item.holder = null;
  }

  private turned(item: Item, puppet: Puppet, next: Work | null): void {
    expect({ at: puppet.point, isStored: next !== null }).toEqual({
      at: puppet.point,
      isStored: item.holder === puppet,
    });
    if (!next) return;
    const { maxIdle } = KINDS[item.name];
    item.updatedAt = next.updatedAt.getTime();
    item.holder = null;
    const isCounted = ['none', 'unforeseen'].includes(puppet.met);
    if (next.status === 'queued') {
      // What is out of reach for a while is not counted against it.
      item.idle = isCounted ? item.idle : Math.max(0, item.idle - 1);
      expect(item.idle).toBeLessThan(maxIdle);
    } else {
      expect(puppet.met === 'final' || (isCounted && item.idle >= maxIdle)).toBe(true);
      Object.assign(item, { end: 'failed', endedBy: puppet });
    }
  }

  private newMail(id: string): MailJob {
    return this.outbox.newJob({
      template: 'password-changed',
      recipient: { address: 'ada@site.test' },
      data: {},
      id,
    });
  }

  private find(id: string): Item {
    const item = this.items.find((other) => other.id === id);
    if (!item) throw new Error(`a task names ${id}, which nobody has accepted`);
    return item;
  }

  private refOf({ name, id }: Item) {
    return this.firestore.collection(name === 'mail' ? 'mail_jobs' : 'jobs').doc(id);
  }
}

function newJob(id: string, now: Date): Job {
  return {
    ...newWork(JOBS, now, id),
    ...{ kind: 'export', input: {}, done: 0, total: null, counts: {}, problems: [], problemsOmitted: 0 },
    ...{ state: null, error: null, idleAttempts: 0, createdBy: { id: 'ada', name: 'Ada' } },
    ...{ startedAt: null, finishedAt: null, uploadParts: 0, outputParts: 0 },
  };
}

/** What of a stored document the test foretells. */
function pick(doc: FirebaseFirestore.DocumentData, name: KindName) {
  const { status, attempts } = doc as { status: string; attempts: number };
  const leaseUntil = (doc['lease_until'] as FirebaseFirestore.Timestamp | null)?.toMillis() ?? null;
  const updatedAt = (doc['updated_at'] as FirebaseFirestore.Timestamp).toMillis();
  const common = { status, attempts, leaseUntil, updatedAt };
  if (name === 'mail') return common;
  const { done, counts } = doc as { done: number; counts: { lines?: number } };
  return { ...common, done, counted: counts.lines ?? 0, idle: Number(doc['idle_attempts']) };
}

function expected({
  name,
  end,
  holder,
  claims,
  leaseUntil,
  updatedAt,
  noted,
  idle,
}: Item): ReturnType<typeof pick> {
  const { held, done } = KINDS[name];
  const ended = end === 'done' ? done : end;
  const status = ended ?? (holder ? held : 'queued');
  const common = { status, attempts: claims, leaseUntil: holder ? leaseUntil : null, updatedAt };
  return name === 'mail' ? common : { ...common, done: noted, counted: noted, idle };
}
