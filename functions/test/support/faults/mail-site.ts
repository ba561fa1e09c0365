import { randomUUID } from 'node:crypto';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import {
  getFirestore,
  type DocumentSnapshot,
  type Firestore,
  type Timestamp,
} from 'firebase-admin/firestore';
import { freePort } from '../suite/free-port.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { startFaultySmtp, type FaultySmtp } from './faulty-smtp.ts';
import { startProcess, type FunctionProcess } from './function-process.ts';
import { startLimiterRedis } from './limiter-redis.ts';

/** Where the emulators and the staged functions are; `FIRESTORE_EMULATOR_HOST` must name the first of them here, too. */
export interface MailSiteOptions {
  readonly functionsDir: string;
  /** `host:port`. */
  readonly firestoreHost: string;
  /** `host:port` of the Cloud Tasks emulator. */
  readonly tasksHost: string;
  /** Params and secrets, and what else every process has. */
  readonly env: NodeJS.ProcessEnv;
  /** Whether the leases of a killed worker end at once, not after their minute. */
  readonly endsLeases?: boolean;
}

/** A mail job as it is stored. */
export interface StoredJob {
  readonly id: string;
  readonly status: string;
  readonly attempts: number;
  readonly lastError: string | null;
}

/** Ports of the processes that are killed and started again. */
type Ports = Readonly<Record<'api' | 'worker' | 'other', number>>;

/**
 * A tenth of the product's pauses (RETRIES in index.ts). The emulator keeps a task's place while it waits, unlike Cloud
 * Tasks, so that there are more places than the product's five.
 */
const QUEUE = {
  retryConfig: { maxAttempts: 8, minBackoffSeconds: 1, maxBackoffSeconds: 24, maxDoublings: 5 },
  rateLimits: { maxConcurrentDispatches: 500, maxDispatchesPerSecond: 20 },
};

const REGION = 'us-central1';

/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:9/';

/** What stood still this long is swept here, in ms; the product's sweeper waits for 5 minutes. */
const STANDING_MS = 8_000;
const PRODUCTS_STANDING_MS = 6 * 60_000;

/**
 * A mail's whole way in real processes, each before something that can be taken from it: API, queue, two workers, sweeper,
 * mail server, Redis.
 */
export class MailSite {
  readonly projectId = `demo-faults-${randomUUID().slice(0, 8)}`;
  /** When a worker was killed, or its database was away: from and until, in ms of the machine's clock. */
  readonly incidents: { from: number; until: number }[] = [];
  readonly firestore: Firestore;
  private readonly app;
  private readonly options: MailSiteOptions;
  private readonly parts: SiteParts;
  private readonly processes = new Map<string, FunctionProcess>();

  private constructor(options: MailSiteOptions, parts: SiteParts) {
    this.options = options;
    this.parts = parts;
    this.app = initializeApp({ projectId: this.projectId }, this.projectId);
    this.firestore = getFirestore(this.app);
  }

  /** The site, started. */
  static async start(options: MailSiteOptions): Promise<MailSite> {
    const [smtp, redis, api, worker, other] = await Promise.all([
      startFaultySmtp(),
      startLimiterRedis(options.env),
      freePort(),
      freePort(),
      freePort(),
    ]);
    const [smtpProxy, redisProxy, database, workersDatabase, queue] = await Promise.all(
      [
        smtp.host,
        redis?.host ?? '127.0.0.1:9',
        options.firestoreHost,
        options.firestoreHost,
        options.tasksHost,
      ].map(startFaultProxy),
    );
    if (!smtpProxy || !redisProxy || !database || !workersDatabase || !queue) throw new Error('no proxies');
    const proxies = { smtp: smtpProxy, redis: redisProxy, database, workersDatabase, queue };
    const site = new MailSite(options, { smtp, redis, proxies, ports: { api, worker, other } });
    await Promise.all([site.removeSeed(), site.makeQueue()]);
    await Promise.all([
      site.startApi(),
      site.startWorkers(),
      site.run('sweepJobs', 'sweeper', await freePort()),
    ]);
    return site;
  }

  /** The mail server itself. */
  get smtp(): FaultySmtp {
    return this.parts.smtp;
  }

  /** What stands before each thing that can be taken away. */
  get proxies(): SiteParts['proxies'] {
    return this.parts.proxies;
  }

  /** Whether the limits are counted in a Redis: there is none where `redis-server` is not installed. */
  get hasRedis(): boolean {
    return this.parts.redis !== null;
  }

  /** The API's process. */
  get api(): FunctionProcess {
    return this.process('api');
  }

  /** The one that the queue calls. */
  get worker(): FunctionProcess {
    return this.process('worker');
  }

  /** Starts the API, on the same port as before. */
  async startApi(): Promise<void> {
    await this.run('api', 'api', this.parts.ports.api);
  }

  /** Starts the worker that the queue calls, on the same port as before, and another one beside it. */
  async startWorkers(): Promise<void> {
    const { worker, other } = this.parts.ports;
    const isOtherThere = this.processes.has('other');
    await Promise.all([
      this.run('sendEmail', 'worker', worker),
      isOtherThere ? undefined : this.run('sendEmail', 'other', other),
    ]);
  }

  /** Kills the worker that the queue calls. @param from since when it has done nothing, in ms of the machine's clock */
  async killWorker(from = Date.now()): Promise<void> {
    await this.worker.kill();
    this.incidents.push({ from, until: Date.now() });
    if (this.options.endsLeases) await this.endLeases();
  }

  /** Takes the workers' database away for as long as `meanwhile` lasts. */
  async withoutWorkersDatabase(how: 'stall' | 'cut', meanwhile: () => Promise<unknown>): Promise<void> {
    const incident = { from: Date.now(), until: Infinity };
    this.incidents.push(incident);
    await this.proxies.workersDatabase[how]();
    try {
      await meanwhile();
    } finally {
      await this.proxies.workersDatabase.open();
      incident.until = Date.now();
    }
  }

  /** Hands a job's task to both workers at once, as a queue may that delivers at least once. */
  async deliverTwice(jobId: string): Promise<void> {
    await Promise.all(['worker', 'other'].map((name) => this.dispatch(this.process(name).url, jobId)));
  }

  /** The job of a message's mail. */
  async jobOf(messageId: string): Promise<string> {
    const message = await this.firestore.doc(`contact_messages/${messageId}`).get();
    return String(message.get('mail_job_id'));
  }

  /** All mail jobs, by their ids. */
  async readJobs(): Promise<Map<string, StoredJob>> {
    const { docs } = await this.firestore.collection('mail_jobs').get();
    return new Map(docs.map((doc) => [doc.id, toJob(doc)]));
  }

  /** Runs the sweeper as if what stood still for some seconds had done so for its five minutes. @returns whether it could */
  async sweep(): Promise<boolean> {
    const jobs = this.firestore.collection('mail_jobs');
    const { docs } = await jobs.where('status', 'in', ['queued', 'sending']).get();
    const now = Date.now();
    const standing = docs.filter(
      (doc) => now - (doc.get('updated_at') as Timestamp).toMillis() > STANDING_MS,
    );
    const aged = { updated_at: new Date(now - PRODUCTS_STANDING_MS) };
    // Where a worker writes at the same moment, it does not stand still.
    await Promise.allSettled(standing.map((doc) => doc.ref.update(aged, { lastUpdateTime: doc.updateTime })));
    const answer = await fetch(this.process('sweeper').url, { method: 'POST' }).catch(() => null);
    await answer?.arrayBuffer();
    return answer?.status === 200;
  }

  /** Gives the queue's emulator a task that fails and then waits for its next try for an hour. */
  async keepQueueBusy(): Promise<void> {
    const retryConfig = { maxAttempts: 9, minBackoffSeconds: 3_600, maxBackoffSeconds: 3_600 };
    await this.askQueue('busy', { retryConfig, defaultUri: NOWHERE });
    const httpRequest = { url: NOWHERE, headers: {}, body: Buffer.from('{}').toString('base64') };
    await this.askQueue('busy/tasks', { task: { httpRequest } });
  }

  /** Ends all of it. */
  async stop(): Promise<void> {
    await Promise.all([...this.processes.values()].map((process) => process.kill()));
    await Promise.all(Object.values(this.proxies).map((proxy) => proxy.cut()));
    await this.smtp.stop();
    await this.parts.redis?.stop();
    await deleteApp(this.app);
  }

  private async endLeases(): Promise<void> {
    const { docs } = await this.firestore.collection('mail_jobs').where('status', '==', 'sending').get();
    await Promise.all(docs.map((doc) => doc.ref.update({ lease_until: new Date() })));
  }

  private process(name: string): FunctionProcess {
    const found = this.processes.get(name);
    if (!found) throw new Error(`${name} does not run`);
    return found;
  }

  private async run(target: string, name: string, port: number): Promise<void> {
    const { proxies, redis } = this.parts;
    const database = target === 'api' ? proxies.database : proxies.workersDatabase;
    const env = {
      ...this.options.env,
      GCLOUD_PROJECT: this.projectId,
      GOOGLE_CLOUD_PROJECT: this.projectId,
      FIREBASE_CONFIG: JSON.stringify({ projectId: this.projectId }),
      METADATA_SERVER_DETECTION: 'none',
      RATE_LIMIT_SCALE: '1000',
      TRUST_PROXY_HOPS: '1',
      FIRESTORE_EMULATOR_HOST: database.host,
      CLOUD_TASKS_EMULATOR_HOST: proxies.queue.host,
      SMTP_URL: `smtp://${proxies.smtp.host}`,
      ...(target === 'api' && { REDIS_URL: redis ? `redis://${proxies.redis.host}` : '' }),
      // Outside of the emulator a task comes with a token that Cloud Run has checked.
      ...(target === 'sendEmail' && { FUNCTIONS_EMULATOR: 'true' }),
    };
    this.processes.set(
      name,
      await startProcess({ functionsDir: this.options.functionsDir, target, port, env }),
    );
  }

  /** An emulator that was started with the demo data begins each project with them. */
  private async removeSeed(): Promise<void> {
    const names = ['contact_messages', 'mail_jobs'];
    await Promise.all(names.map((name) => this.firestore.recursiveDelete(this.firestore.collection(name))));
  }

  private async makeQueue(): Promise<void> {
    const defaultUri = `http://127.0.0.1:${this.parts.ports.worker}/`;
    await this.askQueue('sendEmail', { ...QUEUE, defaultUri });
  }

  private async askQueue(path: string, body: object): Promise<void> {
    const url = `http://${this.options.tasksHost}/projects/${this.projectId}/locations/${REGION}/queues/${path}`;
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`the queue's emulator answered ${answer.status}: ${text}`);
  }

  private async dispatch(url: string, jobId: string): Promise<void> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ data: { mail_job_id: jobId } }),
    });
    await response.arrayBuffer();
  }
}

interface SiteParts {
  readonly smtp: FaultySmtp;
  readonly redis: Awaited<ReturnType<typeof startLimiterRedis>>;
  readonly proxies: Readonly<Record<'smtp' | 'redis' | 'database' | 'workersDatabase' | 'queue', FaultProxy>>;
  readonly ports: Ports;
}

function toJob(doc: DocumentSnapshot): StoredJob {
  const {
    status,
    attempts,
    last_error: lastError,
  } = doc.data() as Omit<StoredJob, 'id' | 'lastError'> & {
    last_error: string | null;
  };
  return { id: doc.id, status, attempts, lastError };
}
