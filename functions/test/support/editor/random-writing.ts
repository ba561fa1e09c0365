/**
 * Two people write at one post, each in a browser of their own, while networks go away, answers are slow or lost, tabs are killed,
 * loaded anew and opened twice, and scripts change and publish the post. Whatever was typed must be somewhere.
 */
import type { BrowserContext } from 'playwright-core';
import { Writer, type Weather } from './writer.ts';

/** What a run needs of the site. */
export interface WritingSite {
  /** Where Hosting is. */
  readonly siteUrl: string;
  /** Asks the API in the name of somebody who writes. */
  readonly ask: (path: string, init?: AskInit) => Promise<SiteAnswer>;
}

/** What a request takes besides its path. */
export interface AskInit {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** An answer, read. */
export interface SiteAnswer {
  readonly status: number;
  readonly etag: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What came of a run. */
export interface WritingVerdict {
  readonly seed: number;
  /** Texts of which the journal's transaction was complete. */
  readonly typed: number;
  /** Those of them that are nowhere. */
  readonly lost: readonly string[];
  /** Those that are in none of post and working copy once all is settled: only in a revision or a journal. */
  readonly apart: readonly string[];
  /** How often each thing happened. */
  readonly happened: Readonly<Record<string, number>>;
  /** What went wrong in the pages. */
  readonly errors: readonly string[];
  /** Whether all was on the server at the end. */
  readonly isSettled: boolean;
  /** What each page said of saving at the end. */
  readonly words: readonly string[];
}

interface RunParts {
  readonly site: WritingSite;
  /** Two browsers, each logged in. */
  readonly contexts: readonly BrowserContext[];
  readonly seed: number;
  readonly steps: number;
}

const WEATHERS: readonly Weather[] = ['plain', 'plain', 'slow', 'lost', 'refused'];

/** How often things happen, for one another. */
const WEIGHTS = {
  type: 12,
  typeAndKill: 1,
  pause: 5,
  offline: 2,
  weather: 3,
  kill: 1,
  reload: 1,
  takeOver: 1,
  publish: 0.7,
  elsewhere: 0.7,
} as const;

type Action = keyof typeof WEIGHTS;

/** How long the network is waited for at the end, in ms. */
const SETTLE_MS = 60_000;

/** Runs it. The same seed makes the same plan; how it meets the clock differs. */
export async function writeAtRandom({ site, contexts, seed, steps }: RunParts): Promise<WritingVerdict> {
  const random = seeded(seed);
  const run = new RandomWriting(
    site,
    contexts.map((context, index) => new Writer(`w${index}`, context, random)),
    random,
  );
  try {
    await run.begin(seed);
    for (let step = 0; step < steps; step++) await run.step();
    return await run.end(seed);
  } finally {
    await run.close();
  }
}

class RandomWriting {
  private id = '';
  private count = 0;
  private readonly typed: string[] = [];
  private readonly happened: Record<string, number> = {};

  private readonly site: WritingSite;
  private readonly writers: readonly Writer[];
  private readonly random: () => number;

  constructor(site: WritingSite, writers: readonly Writer[], random: () => number) {
    this.site = site;
    this.writers = writers;
    this.random = random;
  }

  async begin(seed: number): Promise<void> {
    const body = { title: `Random ${seed}`, content_md: 'One.\n\nTwo.\n\nThree.\n' };
    const { body: post } = await this.site.ask('/admin/api/posts', { method: 'POST', body });
    this.id = String(post['id']);
    for (const writer of this.writers) {
      await writer.start();
      await writer.visit(this.address);
    }
  }

  async step(): Promise<void> {
    const writer = this.writers[Math.floor(this.random() * this.writers.length)];
    if (!writer) return;
    const action = this.choose();
    this.happened[action] = (this.happened[action] ?? 0) + 1;
    if (!writer.isThere) await writer.visit(this.address);
    // Some leave the question open for a while.
    if (this.random() < 0.7) await writer.keepBoth();
    await this.act(action, writer);
  }

  async end(seed: number): Promise<WritingVerdict> {
    for (const writer of this.writers) {
      writer.weather = 'plain';
      await writer.setOffline(false);
      if (!writer.isThere) await writer.visit(this.address);
    }
    const isSettled = await this.settle();
    const [now, everything] = await this.collect();
    const isIn = (texts: readonly string[]) => (token: string) => texts.some((text) => text.includes(token));
    return {
      seed,
      typed: this.typed.length,
      lost: this.typed.filter((token) => !isIn(everything)(token)),
      apart: this.typed.filter((token) => !isIn(now)(token)),
      happened: this.happened,
      errors: this.writers.flatMap(({ errors }) => errors),
      isSettled,
      words: await this.words(),
    };
  }

  async close(): Promise<void> {
    for (const writer of this.writers) {
      await writer.setOffline(false);
      if (writer.isThere) await writer.page.close();
    }
  }

  private get address(): string {
    return `${this.site.siteUrl}/admin/posts/${this.id}`;
  }

  private choose(): Action {
    const all = Object.entries(WEIGHTS) as [Action, number][];
    let left = this.random() * all.reduce((sum, [, weight]) => sum + weight, 0);
    return all.find(([, weight]) => (left -= weight) < 0)?.[0] ?? 'type';
  }

  private async act(action: Action, writer: Writer): Promise<void> {
    switch (action) {
      case 'type':
        return this.type(writer);
      case 'typeAndKill':
        await this.type(writer, false);
        return writer.kill();
      case 'pause':
        await pause(this.random() * 2_500);
        return;
      case 'offline':
        return writer.setOffline(!writer.isOffline);
      case 'weather':
        writer.weather = WEATHERS[Math.floor(this.random() * WEATHERS.length)] ?? 'plain';
        return;
      case 'kill':
        return writer.kill();
      case 'reload':
        return writer.reload();
      case 'takeOver':
        return writer.takeOver(this.address);
      case 'publish':
        return this.publish();
      case 'elsewhere':
        return this.changeElsewhere();
    }
  }

  /** A text that is nowhere else. It counts as typed when the journal has it. */
  private async type(writer: Writer, isWaitedFor = true): Promise<void> {
    const token = `${writer.name}t${this.count++}x`;
    const isLine = this.random() < 0.5;
    // A question that came just now is in the way.
    await writer.keepBoth();
    await writer.write(
      isLine ? `\n\nLine ${token}.` : ` ${token} `,
      isLine ? 'line' : 'words',
      this.random(),
    );
    const document = `posts/${this.id}`;
    const isKept = async () => (await writer.readJournal(document)).some((text) => text.includes(token));
    if (isWaitedFor && this.random() < 0.8) {
      for (let tries = 0; tries < 50 && !(await isKept()); tries++) await pause(20);
    }
    if (await isKept()) this.typed.push(token);
    else this.happened['not typed'] = (this.happened['not typed'] ?? 0) + 1;
  }

  /** A script makes live what there is. */
  private async publish(): Promise<void> {
    const path = `/admin/api/posts/${this.id}/working-copy`;
    const { status, etag } = await this.site.ask(path);
    if (status !== 200) return;
    await this.site.ask(`${path}/apply`, { method: 'POST', headers: { 'If-Match': etag } });
  }

  /** A script adds a line to the post itself, past its working copy. */
  private async changeElsewhere(): Promise<void> {
    const path = `/admin/api/posts/${this.id}`;
    const { body, etag } = await this.site.ask(path);
    const token = `script${this.count++}x`;
    const content = `${String(body['content_md'])}\nLine ${token}.\n`;
    const patch = { content_md: content };
    const { status } = await this.site.ask(path, {
      method: 'PATCH',
      headers: { 'If-Match': etag },
      body: patch,
    });
    if (status === 200) this.typed.push(token);
  }

  /** Waits until both have everything on the server, and neither has a question. */
  private async settle(): Promise<boolean> {
    const until = Date.now() + SETTLE_MS;
    let calm = 0;
    while (Date.now() < until) {
      for (const writer of this.writers) await writer.keepBoth();
      calm = (await this.words()).every((words) => words === 'Saved') ? calm + 1 : 0;
      if (calm === 3) return true;
      await pause(300);
    }
    return false;
  }

  private words(): Promise<string[]> {
    return Promise.all(this.writers.map((writer) => writer.savingWords()));
  }

  /** Where texts are: the post and its working copy; and those with revisions and journals. */
  private async collect(): Promise<[string[], string[]]> {
    const path = `/admin/api/posts/${this.id}`;
    const read = async (of: string): Promise<string> =>
      ((await this.site.ask(`${path}${of}`)).body['content_md'] as string | undefined) ?? '';
    const now = [await read(''), await read('/working-copy')];
    const { body } = await this.site.ask(`${path}/revisions`);
    const revisions = body['revisions'] as { version: number }[];
    const former = await Promise.all(revisions.map(({ version }) => read(`/revisions/${version}`)));
    const journals = await Promise.all(this.writers.map((writer) => writer.readJournal(`posts/${this.id}`)));
    return [now, [...now, ...former, ...journals.flat()]];
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
