import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deleteApp, initializeApp, type App } from 'firebase-admin/app';
import { getFirestore, type Firestore } from 'firebase-admin/firestore';
import type { Part } from '../../../../scripts/lib/cost/usage.ts';
import { allRoutes } from '../../../src/all-routes.js';
import { createApp } from '../../../src/app.js';
import { parseConfig } from '../../../src/config/load-config.js';
import { apiConfigSchema, mailConfigSchema } from '../../../src/config/schema.js';
import type { Route } from '../../../src/http/index.js';
import {
  BrokenDocuments,
  currentContext,
  runInContext,
  type FirestoreUsage,
  type Logger,
  type TaskQueue,
} from '../../../src/platform/index.js';
import { countUsage } from '../../../src/platform/firestore-usage.js';
import { createDeps } from '../../../src/wiring/api.js';
import { createJobHandler } from '../../../src/wiring/jobs.js';
import { createMailHandler } from '../../../src/wiring/mail.js';
import { createApiPlatform, createMailPlatform } from '../../../src/wiring/platform.js';
import { createJobQueue } from '../../../src/wiring/job-queue.js';
import { createMediaSweeper } from '../../../src/wiring/media.js';
import { createSweepers, sweepAll } from '../../../src/wiring/sweepers.js';
import { inProcess } from '../in-process/index.js';

/** Who asks Firestore: whom the model knows, and who lays things out for the test. */
export type Asker = Part | 'nobody';

/** The functions' names. */
type FunctionName = 'api' | 'sendEmail' | 'runJob' | 'sweepJobs';

interface Task {
  readonly name: 'sendEmail' | 'runJob';
  readonly data: unknown;
}

const PARTS: readonly Asker[] = ['visitors', 'staff', 'limiter', 'workers', 'sweeps', 'nobody'];

/**
 * The whole product on a project of its own, on a clock that the test sets, with everything counted that is billed by the
 * piece: what each part asks of Firestore, calls of functions, mails that the mail server has taken.
 */
export class CountedSite {
  /** In whose name requests are made now. */
  asker: Asker = 'nobody';
  now = Date.now();
  mails = 0;
  readonly invocations: Record<FunctionName, number> = { api: 0, sendEmail: 0, runJob: 0, sweepJobs: 0 };
  url = '';
  private readonly projectId = `demo-firefolio-${randomUUID().slice(0, 8)}`;
  readonly firestore: Firestore;
  readonly clock = { now: () => new Date(this.now) };
  private readonly usages = new Map(PARTS.map((part) => [part, new Set<FirestoreUsage>()]));
  private readonly tasks: Task[] = [];
  private readonly app: App;
  private readonly server: Server = createServer();
  private readonly logger: Logger = { log: () => undefined };
  private known: readonly Route[] = [];
  private work: Record<Task['name'], (task: { data: unknown }) => Promise<void>> | undefined;
  private sweepers: ReturnType<typeof createSweepers> | undefined;
  private librarySweeper: ReturnType<typeof createMediaSweeper> | undefined;

  constructor() {
    const { projectId } = this;
    this.app = initializeApp({ projectId }, projectId);
    this.firestore = getFirestore(this.app);
    countUsage(this.firestore);
  }

  /** Every route of the product. */
  get routes(): readonly Route[] {
    return this.known;
  }

  /** Starts an instance that has kept nothing yet, and the workers. */
  async start(): Promise<void> {
    await once(
      this.server
        .unref()
        .on('connection', (socket) => socket.unref())
        .listen(0, '127.0.0.1'),
      'listening',
    );
    this.url = `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
    const settings = {
      ...process.env,
      SITE_URL: this.url,
      RATE_LIMIT_SCALE: '1000',
      REDIS_URL: '',
      TRUST_PROXY_HOPS: '1',
    };
    const config = parseConfig(apiConfigSchema, settings);
    const mailConfig = parseConfig(mailConfigSchema, settings);
    const { mailer, ...platform } = {
      ...createApiPlatform(config),
      ...createMailPlatform(mailConfig),
      clock: this.clock,
      logger: this.logger,
      broken: new BrokenDocuments(this.logger),
      firestore: () => this.counted(),
      ...(inProcess && { files: inProcess.filesOf(this.projectId) }),
      queues: { sendEmail: this.queueOf('sendEmail'), runJob: this.queueOf('runJob') },
      requestLines: { add: () => undefined },
    };
    const counting = {
      send: async (mail: Parameters<typeof mailer.send>[0]) => {
        await mailer.send(mail);
        if (this.asker !== 'nobody') this.mails += 1;
      },
    };
    this.work = {
      sendEmail: createMailHandler(mailConfig, { ...platform, mailer: counting }),
      // Its instances rarely live for a second job.
      runJob: (task) => createJobHandler(platform)(task),
    };
    this.sweepers = createSweepers(platform);
    this.librarySweeper = createMediaSweeper(platform, createJobQueue(platform));
    const deps = createDeps(config, platform);
    this.known = allRoutes(deps);
    const app = createApp(deps);
    this.server.on('request', (req, res) => {
      if (this.asker !== 'nobody') this.invocations.api += 1;
      if (!deps.prepared.send(req, res)) app(req, res);
    });
  }

  /** Has the workers do what was enqueued, one task after the other. */
  async drain(): Promise<void> {
    const asker = this.asker;
    for (let task = this.tasks.shift(); task; task = this.tasks.shift()) {
      if (asker !== 'nobody') {
        this.invocations[task.name] += 1;
        this.asker = 'workers';
      }
      await this.work?.[task.name](task);
    }
    this.asker = asker;
  }

  /** Runs the schedule's sweep once. */
  async sweep(): Promise<void> {
    this.asker = 'sweeps';
    this.invocations.sweepJobs += 1;
    const { sweepers } = this;
    if (sweepers) await runInContext({ requestId: randomUUID() }, () => sweepAll(sweepers, this.logger));
    await this.drain();
  }

  /** Has bucket and database compared for today, which draws the cards that are missing; nobody is charged. */
  async sweepLibrary(): Promise<void> {
    this.asker = 'nobody';
    await runInContext({ requestId: randomUUID() }, async () => this.librarySweeper?.sweep());
    await this.drain();
  }

  /** What a part has asked so far. */
  usageOf(part: Part): Pick<FirestoreUsage, 'reads' | 'writes'> {
    const usages = [...(this.usages.get(part) ?? [])];
    return {
      reads: usages.reduce((sum, { reads }) => sum + reads, 0),
      writes: usages.reduce((sum, { writes }) => sum + writes, 0),
    };
  }

  /** Ends it. */
  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await deleteApp(this.app);
  }

  /** The database for whoever asks now. @throws Error where nobody counts what is asked */
  private counted(): Promise<Firestore> {
    const context = currentContext();
    if (!context) throw new Error('Firestore is asked outside of any request or task, where nobody counts');
    const isLimiter = context.usage === context.limiterUsage && this.asker !== 'nobody';
    this.usages.get(isLimiter ? 'limiter' : this.asker)?.add(context.usage);
    return Promise.resolve(this.firestore);
  }

  private queueOf(name: Task['name']): TaskQueue {
    return {
      enqueue: ({ data }) => {
        this.tasks.push({ name, data });
        return Promise.resolve();
      },
    };
  }
}
