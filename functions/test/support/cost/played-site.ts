import { randomUUID } from 'node:crypto';
import type { DocumentReference } from 'firebase-admin/firestore';
import { randomFrom } from '../../../../bench/lib/invented-text.ts';
import { writeLargeSite } from '../../../../bench/lib/large-site.ts';
import { ACTIONS, BULK_POSTS } from '../../../../scripts/lib/cost/actions.ts';
import type { ActionName, Site } from '../../../../scripts/lib/cost/site.ts';
import { visitor, type Visit } from '../../../../scripts/lib/cost/visits.ts';
import { AuditTrail } from '../../../src/audit/index.js';
import { Passwords } from '../../../src/auth/passwords/passwords.js';
import { newUser, UsersRepository } from '../../../src/users/index.js';
import type { Role } from '../../../src/shared/index.js';
import { createBaseSweeper } from '../../../src/wiring/sweepers.js';
import { broken } from '../accounts/accounts.js';
import { CountedSite } from './counted-site.js';

const PASSWORD = 'a long enough pass phrase';
const TOKEN_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** What the seed has in the way: content, what it leaves, and the library. */
const SEEDED_COLLECTIONS = [
  'blog_posts',
  'content_directory',
  'content_directory_base',
  'content_texts',
  'post_slugs',
  'pages',
  'projects',
  'media',
  'media_files',
  'media_usage',
];

/** Long before any look, so that no look reads it again as written just now. */
const LONG_AGO_MS = 60 * 60_000;

/** Pages: each looks at the directory, where what it has of it is void. */
const MADE_OF_DIRECTORY = new Set(['GET /', 'GET /posts/:slug', 'GET /search']);

interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly token?: string;
  readonly key?: string;
}

type Json = Readonly<Record<string, unknown>>;

/** Something that happens so many seconds after the begin. */
interface Event {
  readonly at: number;
  readonly run: () => Promise<void>;
}

/** A published post, as far as the play needs it. */
interface PlayedPost {
  readonly id: string;
  readonly slug: string;
}

/** Plays what a site's people do in a period, at random moments of it, the same in every run. */
export class PlayedSite {
  readonly counted = new CountedSite();
  private readonly random;
  private posts: readonly PlayedPost[] = [];
  private editor = { email: '', token: '', until: 0 };
  private draftId = '';
  private sent = 0;
  /** The post, the job or the session that the steps of an action are about. */
  private subject = '';
  private refreshToken = '';
  /** Whether visitors may see a change that no look at the directory, and none at the texts, has seen yet. */
  private readonly unseen = { directory: false, texts: false };
  /** Shards of the directory that were made old since the last sweep, by their paths. */
  private readonly unswept = new Map<string, DocumentReference>();

  constructor(private readonly site: Site) {
    this.random = randomFrom(12);
  }

  /** Lays the site out and starts it. */
  async start(): Promise<void> {
    const { counted, site } = this;
    const db = counted.firestore;
    await Promise.all(SEEDED_COLLECTIONS.map((name) => db.recursiveDelete(db.collection(name))));
    await writeLargeSite(() => Promise.resolve(db), site.posts);
    await this.age();
    const { docs } = await db.collection('blog_posts').select('slug').get();
    this.posts = docs.map((doc) => ({ id: doc.id, slug: String(doc.get('slug')) }));
    await counted.start();
    this.editor = { ...this.editor, email: await this.createAccount('editor') };
    await this.keepToken();
    const draft = await this.send({
      method: 'POST',
      path: '/admin/api/posts',
      body: { title: 'A draft' },
      token: this.editor.token,
    });
    this.draftId = String(draft['id']);
    await this.sweepLibrary();
    await this.age();
    await createBaseSweeper({ firestore: () => Promise.resolve(db), broken, clock: counted.clock }).sweep();
    this.unswept.clear();
  }

  /** The day's comparison of bucket and database is done; in a part of a day no other one is begun, though it may go over midnight. */
  private async sweepLibrary(): Promise<void> {
    const { counted, site } = this;
    await counted.sweepLibrary();
    if (site.seconds >= DAY_MS / 1_000) return;
    const jobOf = (at: number) =>
      counted.firestore.doc(`jobs/sweep-media-${new Date(at).toISOString().slice(0, 10)}`);
    const done = (await jobOf(counted.now).get()).data() ?? {};
    await jobOf(counted.now + DAY_MS).set(done);
  }

  /** Plays all of it. @param sweepEverySeconds how often sweepJobs is called */
  async play(sweepEverySeconds: number): Promise<void> {
    const { counted } = this;
    const begin = counted.now;
    const events = [...this.visits(), ...this.actions(), ...this.sweeps(sweepEverySeconds)];
    for (const { at, run } of events.sort((a, b) => a.at - b.at)) {
      counted.now = begin + at * 1000;
      await run();
    }
  }

  private visits(): Event[] {
    const { random, site } = this;
    let dealt = 0;
    const nextVisit = visitor(site, random, () => (dealt++ + 0.5) / site.views);
    return Array.from({ length: site.views }, () => {
      const visit = nextVisit();
      return { at: random() * site.seconds, run: () => this.visit(visit) };
    });
  }

  private actions(): Event[] {
    const names = Object.entries(this.site.actions).flatMap(([name, times]) =>
      Array.from({ length: times }, () => name as ActionName),
    );
    return names.map((name) => ({ at: this.random() * this.site.seconds, run: () => this.act(name) }));
  }

  private sweeps(everySeconds: number): Event[] {
    return Array.from({ length: Math.ceil(this.site.seconds / everySeconds) }, (_, turn) => ({
      // At the end of what it sweeps, so that one finds whatever is done.
      at: (turn + 1) * everySeconds - 1,
      run: () => this.sweep(),
    }));
  }

  /** It finds what was written since the last one, however old that was made meanwhile, and not what was before. */
  private async sweep(): Promise<void> {
    for (const shard of this.unswept.values()) await shard.update({ changed_at: new Date() });
    await this.counted.sweep();
    await this.age('content_directory');
    this.unswept.clear();
  }

  private async visit({ asks, rank }: Visit): Promise<void> {
    this.counted.asker = 'visitors';
    const slug = this.posts[rank]?.slug ?? '';
    const paths: Readonly<Record<string, string>> = {
      'GET /': '/',
      'GET /posts/:slug': `/posts/${slug}`,
      'GET /search': `/search?q=word${String(rank)}`,
      'GET /theme.css': '/theme.css',
      'GET /feed.xml': '/feed.xml',
    };
    for (const route of asks) {
      await this.send({ method: 'GET', path: paths[route] ?? route });
      if (this.unseen.directory && MADE_OF_DIRECTORY.has(route)) await this.age('content_directory');
      if (this.unseen.texts && route.includes('search')) await this.age('content_texts');
    }
  }

  private async act(name: ActionName): Promise<void> {
    await this.prepare(name);
    const { steps, isPublic = false } = ACTIONS[name];
    for (const { route } of steps) {
      this.counted.asker = 'staff';
      const answer = await this.send(this.requestFor(route, name));
      if (typeof answer['id'] === 'string') this.subject = answer['id'];
      await this.counted.drain();
      if (route === 'GET /admin/api/posts') await this.age('content_directory');
    }
    if (isPublic) Object.assign(this.unseen, { directory: true, texts: true });
  }

  /** What an action needs and does not do itself; nobody's account is charged. */
  private async prepare(name: ActionName): Promise<void> {
    this.counted.asker = 'nobody';
    await this.keepToken();
    this.subject = name === 'saving' ? this.draftId : (this.posts[this.pick()]?.id ?? '');
    if (name === 'reset') this.subject = await this.createAccount('user');
    if (name === 'refresh') this.refreshToken = String((await this.logIn())['refresh_token']);
  }

  private requestFor(route: string, name: ActionName): Request {
    const [method = '', pattern = ''] = route.split(' ');
    const path = pattern.replace(':id', this.subject);
    const { email, token } = this.editor;
    const content = `Words of ${randomUUID()}.`;
    const bodies: Readonly<Record<string, unknown>> = {
      'POST /api/contact': { name: 'Ada', email: 'ada@example.com', message: content },
      'POST /api/auth/login': { email, password: PASSWORD },
      'POST /api/auth/refresh': { refresh_token: this.refreshToken },
      'POST /api/auth/forgot-password': { email: this.subject },
      'POST /admin/api/posts': { title: content, content_md: content },
      'PATCH /admin/api/posts/:id': { content_md: content },
      'POST /admin/api/posts/bulk': {
        action: 'tag',
        ids: this.posts.slice(0, BULK_POSTS).map(({ id }) => id),
        tags: [`tag-${name}-${randomUUID().slice(0, 8)}`],
      },
    };
    const isStaffs = path.startsWith('/admin');
    const takesKey = this.counted.routes.some(
      ({ name: known, repeats }) => known === route && repeats === 'by-key',
    );
    return {
      method,
      path,
      ...(route in bodies && { body: bodies[route] }),
      ...(isStaffs && { token }),
      ...((this.site.usesKeys || route === 'POST /api/contact') && takesKey && { key: randomUUID() }),
    };
  }

  private async send({ method, path, body, token, key }: Request): Promise<Json> {
    const response = await fetch(`${this.counted.url}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        // Whoever does something is there for the first time in a while.
        ...(method !== 'GET' && { 'X-Forwarded-For': addressOf((this.sent += 1)) }),
        ...(key !== undefined && { 'Idempotency-Key': key }),
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${String(response.status)} ${text}`);
    return response.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as Json) : {};
  }

  private async keepToken(): Promise<void> {
    if (this.counted.now < this.editor.until) return;
    const token = String((await this.logIn())['access_token']);
    this.editor = { ...this.editor, token, until: this.counted.now + TOKEN_MS };
  }

  private logIn(): Promise<Json> {
    const { email } = this.editor;
    return this.send({ method: 'POST', path: '/api/auth/login', body: { email, password: PASSWORD } });
  }

  private async createAccount(role: Role): Promise<string> {
    const { clock, firestore } = this.counted;
    const email = `${role}-${randomUUID()}@accounts.test`;
    const passwordHash = await new Passwords().hash(PASSWORD);
    const names = { firstName: 'Test', lastName: 'Account' };
    const user = newUser({ email, passwordHash, role, ...names, emailVerified: true }, clock.now());
    await new UsersRepository(() => Promise.resolve(firestore), broken).create(user, new AuditTrail(clock));
    return email;
  }

  /**
   * Makes what was written, and looked at since, old: the play's day takes a minute, and a look at the shards reads again
   * what was written in the ten seconds before the last one.
   */
  private async age(...names: string[]): Promise<void> {
    const { firestore } = this.counted;
    const changed = new Date(Date.now() - LONG_AGO_MS);
    const collections = names.length > 0 ? names : ['content_directory', 'content_texts'];
    for (const name of collections) {
      const { docs } = await firestore.collection(name).where('changed_at', '>', changed).get();
      await Promise.all(docs.map((doc) => doc.ref.update({ changed_at: changed })));
      if (name === 'content_directory') for (const { ref } of docs) this.unswept.set(ref.path, ref);
    }
    if (names.length === 0 || names.includes('content_directory')) this.unseen.directory = false;
    if (names.length === 0 || names.includes('content_texts')) this.unseen.texts = false;
  }

  private pick(): number {
    return Math.floor(this.random() * this.posts.length);
  }
}

/** An address of nobody, another for each number. */
function addressOf(number: number): string {
  return `198.18.${String(number >> 8)}.${String(number & 255)}`;
}
