import { AuditTrail } from './audit/index.js';
import { AuthService, Keyring, Passwords, SessionsRepository, Tokens } from './auth/index.js';
import { tasksEmulatorHost, type ApiConfig } from './config/index.js';
import { ContactRepository, ContactService } from './contact/index.js';
import { firestoreProbe, HealthService, tasksEmulatorProbe } from './health/index.js';
import { createOutbox } from './mail-deps.js';
import { MailJobsRepository } from './mail/index.js';
import { defaultPlatform, ReadCache, type Logger, type Platform } from './platform/index.js';
import { PostsRepository, PostsService } from './posts/index.js';
import { Cursors, deriveMac, type Mac } from './shared/index.js';
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

/** Builds the services of the `api` function. Connects to nothing: each adapter does so on first use. */
export function createDeps(config: ApiConfig, platform: Platform = defaultPlatform()): Deps {
  const { clock, logger, firestore } = platform;
  const audit = new AuditTrail(clock);
  const keyring = new Keyring(config.JWT_KEYRING);
  const users = new UsersRepository(firestore);
  const passwords = new Passwords();
  const mailJobs = new MailJobsRepository(firestore);
  const outbox = createOutbox(platform);
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
      audit,
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
