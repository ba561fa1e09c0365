import { AuthService, Keyring, Passwords, SessionsRepository, Tokens } from './auth/index.js';
import {
  REGION,
  tasksEmulatorHost,
  type ApiConfig,
  type MailConfig,
  type SweepConfig,
} from './config/index.js';
import { ContactRepository, ContactService } from './contact/index.js';
import { firestoreProbe, HealthService, tasksEmulatorProbe } from './health/index.js';
import { MailJobsRepository, MailOutbox, MailService } from './mail/index.js';
import {
  cloudLogger,
  cloudTaskQueue,
  lazyFirestore,
  ReadCache,
  smtpMailer,
  systemClock,
  type Clock,
  type FirestoreProvider,
  type Logger,
} from './platform/index.js';
import { Cursors, PostsRepository, PostsService } from './posts/index.js';
import { deriveMac, type Mac } from './shared/index.js';
import { UsersRepository, UsersService } from './users/index.js';

/** What the app is made of; see createDeps. */
export interface Deps {
  readonly config: ApiConfig;
  readonly logger: Logger;
  readonly keyring: Keyring;
  readonly auth: AuthService;
  readonly passwords: Passwords;
  readonly users: UsersService;
  readonly posts: PostsService;
  readonly contact: ContactService;
  readonly health: HealthService;
  /** Keyed hash of client addresses. */
  readonly ipMac: Mac;
}

/** The parts that the outside world stands behind, each with its real one as default. */
export interface Platform {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly firestore: FirestoreProvider;
}

/** The real clock, log and database. */
export function defaultPlatform(): Platform {
  return { clock: systemClock, logger: cloudLogger, firestore: lazyFirestore() };
}

/** Builds the services of the `api` function. Connects to nothing: each adapter does so on first use. */
export function createDeps(config: ApiConfig, platform: Platform = defaultPlatform()): Deps {
  const { clock, logger, firestore } = platform;
  const keyring = new Keyring(config.JWT_KEYRING);
  const users = new UsersRepository(firestore);
  const passwords = new Passwords();
  const mailJobs = new MailJobsRepository(firestore);
  const outbox = createOutbox(mailJobs, platform);
  const cursors = new Cursors(deriveMac(config.APP_SECRET, 'cursor'));
  const posts = new PostsRepository(firestore);
  const publicReads = new ReadCache({ readLastChange: () => posts.readLastPublicChange(), clock, logger });
  const tasksHost = tasksEmulatorHost();
  return {
    config,
    logger,
    keyring,
    passwords,
    auth: new AuthService({
      users,
      sessions: new SessionsRepository(firestore),
      passwords,
      tokens: new Tokens(keyring, config.SITE_URL, clock),
      keyring,
      tokenIdMac: deriveMac(config.APP_SECRET, 'refresh-token-id'),
      clock,
      logger,
    }),
    users: new UsersService(users, clock),
    posts: new PostsService(posts, cursors, publicReads, clock),
    contact: new ContactService(
      new ContactRepository(firestore, mailJobs),
      outbox,
      config.CONTACT_RECIPIENT,
      clock,
    ),
    health: new HealthService(
      {
        firestore: firestoreProbe(firestore),
        // Production has no cheap question to ask Cloud Tasks; a failing enqueue is logged and swept.
        ...(tasksHost !== undefined && { queue: tasksEmulatorProbe(tasksHost) }),
      },
      clock,
    ),
    ipMac: deriveMac(config.APP_SECRET, 'ip'),
  };
}

/** Builds the service of the `sendEmail` function. */
export function createMailService(config: MailConfig, platform: Platform = defaultPlatform()): MailService {
  const { clock, logger, firestore } = platform;
  return new MailService({
    jobs: new MailJobsRepository(firestore),
    mailer: smtpMailer(config.SMTP_URL),
    from: { address: config.MAIL_FROM, name: config.SITE_NAME },
    site: { name: config.SITE_NAME, url: config.SITE_URL },
    clock,
    logger,
  });
}

/** Builds what the `sweepMailJobs` function needs. */
export function createSweeper(_config: SweepConfig, platform: Platform = defaultPlatform()): MailOutbox {
  return createOutbox(new MailJobsRepository(platform.firestore), platform);
}

function createOutbox(jobs: MailJobsRepository, { clock, logger }: Platform): MailOutbox {
  return new MailOutbox(jobs, cloudTaskQueue('sendEmail', REGION), clock, logger);
}
