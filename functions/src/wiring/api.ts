import {
  FirstAdminRepository,
  FirstAdminService,
  InvitationsRepository,
  InvitationsService,
  MailedLinks,
  PasswordsService,
  ProfileService,
  RegistrationService,
} from '../accounts/index.js';
import { AuditRepository, AuditService, AuditTrail } from '../audit/index.js';
import {
  AccountStore,
  Keyring,
  LoginService,
  MfaService,
  Passwords,
  SecondFactor,
  SessionsRepository,
  SessionsService,
  SessionTokens,
  Tokens,
  Totp,
} from '../auth/index.js';
import { AuthorProfilesRepository, AuthorsService, ProfilesService } from '../authors/index.js';
import { emulatedPath, type ApiConfig } from '../config/index.js';
import {
  CopiesService,
  finishBy,
  PreviewLinks,
  PublicListsService,
  RenderedPreview,
} from '../content/index.js';
import {
  ContactRepository,
  ContactService,
  MessageJudge,
  MessagesRepository,
  MessagesService,
  Receipts,
} from '../contact/index.js';
import { FeedsService, SitemapService } from '../feeds/index.js';
import { filesProbe, firestoreProbe, HealthService, redisProbe } from '../health/index.js';
import { Clients, FunctionAddress, PreparedAnswers } from '../http/index.js';
import { IdempotencyKeys, IdempotencyKeysRepository } from '../idempotency/index.js';
import { createStoreFactory } from '../limits/index.js';
import { createAddresses } from './addresses.js';
import { createCardJobs } from './cards.js';
import { createJobQueue } from './job-queue.js';
import { createJobsService } from './jobs.js';
import { createMedia } from './media.js';
import { createOutbox, createUnsubscribeLinks } from './mail.js';
import {
  MAIL_JOBS,
  mailedTokenMac,
  MailEventsRepository,
  MailEventsService,
  MailsRepository,
  MailsService,
  SuppressionsRepository,
  SuppressionsService,
} from '../mail/index.js';
import { createCaptcha, type Captcha } from '../moderation/captcha/index.js';
import { LearnedModel, ModelRepository, ModelService } from '../moderation/model/index.js';
import type { ApiPlatform, Logger } from '../platform/index.js';
import { createContent, createKindServices } from './content.js';
import { PAGE_WIRE } from '../pages/index.js';
import { POST_WIRE, PostListsService, PostsRepository } from '../posts/index.js';
import { PROJECT_WIRE } from '../projects/index.js';
import { createQueues } from './queues.js';
import { RedirectsRepository, RedirectsService } from '../redirects/index.js';
import { createSite } from './site.js';
import { ReportsRepository, ReportsService } from '../reports/index.js';
import { Cursors, deriveMac } from '../shared/index.js';
import { SettingsRepository, SettingsService, startingSettings } from '../settings/index.js';
import { SearchedKind, SearchService } from '../search/index.js';
import { TagsService } from '../tags/index.js';
import { TodosRepository, TodosService } from '../todos/index.js';
import { MediaTransferService, TransferService } from '../transfer/index.js';
import { UsersAdminService } from '../users/index.js';
import { WorkRepository } from '../work/index.js';

/** What the app is made of. */
export type Deps = ReturnType<typeof createDeps>;

/** Builds the services of the `api` function. Connects to nothing: each adapter does so on first use. */
export function createDeps(config: ApiConfig, platform: ApiPlatform) {
  const { clock, logger, requestLines, firestore, redis, queues, broken } = platform;
  const mac = (purpose: string) => deriveMac(config.APP_SECRET, purpose);
  const audit = new AuditTrail(clock);
  const keyring = new Keyring(config.JWT_KEYRING, clock);
  const passwords = new Passwords();
  const mailJobs = new WorkRepository(MAIL_JOBS, firestore, broken);
  const outbox = createOutbox(platform);
  const cursors = new Cursors(mac('cursor'));
  const content = createContent(platform);
  const { users, publicReads, posts, pages, projects } = content;
  const requestParts = { cursors, links: new PreviewLinks(mac('preview')) };
  const lists = new PostsRepository(firestore, broken);
  const { ping } = queues.sendEmail;
  const { SITE_NAME: siteName } = config;
  const addresses = createAddresses(config);
  const site = { url: config.SITE_URL, addresses };
  const settings = new SettingsService({
    settings: new SettingsRepository(firestore, broken, createCardJobs(platform).ofSettings),
    starting: startingSettings(siteName),
    audit,
    cache: publicReads,
    clock,
  });
  const tokens = new Tokens(keyring, config.SITE_URL, clock);
  const sessionTokens = new SessionTokens({
    tokens,
    keyring,
    tokenIdMac: mac('refresh-token-id'),
    csrfMac: mac('csrf'),
  });
  const secondFactor = new SecondFactor(new Totp(mac('totp')), mac('recovery-code'));
  const jobQueue = createJobQueue(platform);
  const accounts = new AccountStore({
    firestore,
    outbox,
    jobs: jobQueue,
    audit,
    broken,
  });
  const links = new MailedLinks({
    tokenMac: mailedTokenMac(config.APP_SECRET),
    slotMac: mac('mail-slot'),
    clock,
  });
  /** What services of logins and accounts are made of; each takes what it needs. */
  const parts = {
    policy: config.REGISTRATION,
    siteName: () => settings.lastKnown.name,
    currentSiteName: async () => (await settings.current()).name,
    users,
    accounts,
    passwords,
    secondFactor,
    sessions: new SessionsRepository(firestore, audit, broken),
    tokens,
    sessionTokens,
    links,
    audit,
    cursors,
    clock,
    logger,
  };
  const login = new LoginService(parts);
  const mailsRepository = new MailsRepository(firestore, broken);
  const mails = new MailsService({ mails: mailsRepository, outbox, audit, cursors, clock });
  const jobs = createJobsService(audit, cursors, platform);
  const formMac = mac('form-token');
  const models = new ModelRepository(firestore, broken);
  const learnedModel = new LearnedModel({ models, clock, logger });
  const captcha = captchaOf(config, logger);
  const profiles = new AuthorProfilesRepository({ firestore, broken, users });
  const contactMessages = new ContactRepository(firestore, mailJobs);
  const clients = new Clients(mac('ip'), config.TRUST_PROXY_HOPS);
  const address = new FunctionAddress(emulatedPath());
  const media = createMedia(platform, jobQueue, cursors);
  const deps = {
    config,
    addresses,
    logger,
    passwords,
    auth: {
      login,
      sessions: new SessionsService(parts),
      keyring,
      cookieOrigins: new Set([config.SITE_URL, ...config.CORS_ORIGINS]),
    },
    mfa: new MfaService(parts),
    accounts: {
      registration: new RegistrationService(parts),
      profile: new ProfileService(parts),
      passwords: new PasswordsService({ ...parts, login }),
    },
    firstAdmin: new FirstAdminService({ ...parts, firstAdmin: new FirstAdminRepository(firestore, broken) }),
    invitations: new InvitationsService({
      ...parts,
      invitations: new InvitationsRepository(firestore, broken),
    }),
    usersAdmin: new UsersAdminService(parts),
    content: {
      posts: createKindServices(posts, { ...requestParts, finish: finishBy(POST_WIRE) }, platform),
      pages: createKindServices(pages, { ...requestParts, finish: finishBy(PAGE_WIRE) }, platform),
      projects: createKindServices(projects, { ...requestParts, finish: finishBy(PROJECT_WIRE) }, platform),
    },
    renderedPreview: new RenderedPreview(async (addresses) => {
      const db = await firestore();
      return content.shownMedia.findIn(db, db)(addresses);
    }),
    workingCopies: new CopiesService({ copies: content.copies, cursors, clock }),
    pageLists: new PublicListsService({ ...pages, orderOf: () => 0, cursors, clock }),
    projectLists: new PublicListsService({ ...projects, orderOf: ({ order }) => order, cursors, clock }),
    postLists: new PostListsService({
      posts: lists,
      published: posts.published,
      cursors,
      cache: publicReads,
      clock,
    }),
    settings,
    media,
    feeds: new FeedsService({ posts: lists, cache: publicReads, site, clock }),
    sitemap: new SitemapService(content.published, site, settings),
    contact: new ContactService({
      messages: contactMessages,
      judge: new MessageJudge({
        messages: contactMessages,
        formMac,
        thresholds: { unsure: config.UNSURE_FROM, spam: config.SPAM_FROM },
        model: () => learnedModel.current(),
        captcha,
        clock,
        logger,
      }),
      formMac,
      captcha,
      receipts: new Receipts({
        isOn: config.CONTACT_RECEIPTS === 'on',
        mac: mac('contact-receipt'),
        outbox,
        clock,
      }),
      outbox,
      recipientAddress: config.CONTACT_RECIPIENT,
      clock,
    }),
    messages: new MessagesService({
      messages: new MessagesRepository(firestore, mailJobs, broken),
      mails: mailsRepository,
      mailOperations: mails,
      outbox,
      recipientAddress: config.CONTACT_RECIPIENT,
      audit,
      cursors,
      clock,
    }),
    mails,
    moderationModel: new ModelService(models, audit),
    queues: createQueues(audit, platform),
    suppressions: new SuppressionsService({
      suppressions: new SuppressionsRepository(firestore, broken),
      ownerAddress: config.CONTACT_RECIPIENT,
      audit,
      cursors,
      clock,
    }),
    unsubscribeLinks: createUnsubscribeLinks(config),
    mailEvents: new MailEventsService({
      events: new MailEventsRepository(firestore, broken),
      ownerAddress: config.CONTACT_RECIPIENT,
      sender: config.MAIL_FROM,
      host: new URL(config.SITE_URL).hostname,
      audit,
      clock,
    }),
    todos: new TodosService(new TodosRepository(firestore, broken), clock),
    jobs,
    search: new SearchService({
      kinds: [
        new SearchedKind(posts.kind, content.places),
        new SearchedKind(pages.kind, content.places),
        new SearchedKind(projects.kind, content.places),
      ],
      published: content.published,
      places: content.places,
      formats: content.formats,
      cache: publicReads,
      clock,
      broken,
    }),
    transfer: new TransferService({
      jobs,
      uploads: media.uploadsInParts,
      siteUrl: config.SITE_URL,
      postAddress: config.POST_ADDRESS,
    }),
    mediaTransfer: new MediaTransferService({
      jobs,
      uploads: media.uploadsInParts,
      store: platform.files,
      siteUrl: config.SITE_URL,
      clock,
    }),
    tags: new TagsService({
      published: posts.published,
      directory: posts.directory,
      details: content.tagDetails,
      jobs,
      audit,
      cache: publicReads,
    }),
    authors: new AuthorsService({ published: content.published, profiles, cache: publicReads }),
    authorProfiles: new ProfilesService({ profiles, users, audit, cache: publicReads, cursors, clock }),
    audit: new AuditService({
      audit: new AuditRepository(firestore, broken),
      namesOf: (ids) => users.namesOf(ids),
      cursors,
      clock,
    }),
    redirects: new RedirectsService({
      redirects: new RedirectsRepository(firestore, broken),
      audit,
      cache: publicReads,
      cursors,
      clock,
    }),
    reports: new ReportsService(new ReportsRepository(firestore), broken, clock),
    health: new HealthService(
      {
        firestore: firestoreProbe(firestore),
        files: filesProbe(platform.files),
        ...(redis && { redis: redisProbe(redis) }),
        ...(ping && { queue: ping }),
      },
      broken,
      clock,
    ),
    idempotencyKeys: new IdempotencyKeys({
      keys: new IdempotencyKeysRepository(firestore, broken),
      mac: mac('idempotency'),
      clock,
    }),
    clock,
    requestLines,
    clients,
    limiterStores: createStoreFactory(platform),
    address,
    prepared: new PreparedAnswers({ cache: publicReads, address, clients, lines: requestLines }),
  };
  return { ...deps, ...createSite({ ...deps, published: posts.published }, config.SITE_URL) };
}

/** The site's captcha; null where it has none. */
function captchaOf(
  { CAPTCHA_PROVIDER: provider, CAPTCHA_SITE_KEY: siteKey, ...config }: ApiConfig,
  logger: Logger,
): Captcha | null {
  if (provider === '') return null;
  return createCaptcha({
    provider,
    siteKey,
    secret: config.CAPTCHA_SECRET,
    url: config.CAPTCHA_VERIFY_URL,
    logger,
  });
}
