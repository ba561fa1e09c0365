import type { BrowserContext, Page, Route } from 'playwright-core';

/** What becomes of the requests of a writer's browser. */
export type Weather = 'plain' | 'slow' | 'lost' | 'refused';

/** The longest that a slow answer takes, in ms. */
const SLOWEST_MS = 2_500;

/** One person in a browser of their own, with an item open in the dashboard's editor. */
export class Writer {
  /** What the requests to the API meet from now on. */
  weather: Weather = 'plain';
  isOffline = false;
  /** What went wrong in the page itself. */
  readonly errors: string[] = [];
  private open: Page | null = null;

  readonly name: string;
  private readonly context: BrowserContext;
  private readonly random: () => number;

  constructor(name: string, context: BrowserContext, random: () => number) {
    this.name = name;
    this.context = context;
    this.random = random;
  }

  /** Begins: whatever the weather is, the requests of the dashboard meet it. */
  async start(): Promise<void> {
    await this.context.route('**/admin/api/**', (route) => this.meet(route));
  }

  /** The page that is written in. */
  get page(): Page {
    if (!this.open) throw new Error(`${this.name} has no page open`);
    return this.open;
  }

  /** Whether a page is open. */
  get isThere(): boolean {
    return this.open !== null;
  }

  /** Opens the editor in a new page. Without a network nothing can be loaded: the dashboard itself is not kept on the device. */
  async visit(address: string): Promise<void> {
    await this.setOffline(false);
    this.weather = 'plain';
    const page = await this.context.newPage();
    page.on('pageerror', ({ message }) => this.errors.push(message));
    this.open = page;
    await page.goto(address);
    await this.seeText();
  }

  /** Loads the page anew. */
  async reload(): Promise<void> {
    await this.setOffline(false);
    await this.page.reload();
    await this.seeText();
  }

  /** The renderer dies, as when a phone needs its memory: nothing is asked, nothing runs to its end. */
  async kill(): Promise<void> {
    const { page } = this;
    this.open = null;
    const crashed = page.waitForEvent('crash', { timeout: 10_000 });
    await Promise.all([crashed, page.goto('chrome://crash').catch(() => undefined)]);
    await page.close();
  }

  /** Goes to a second tab, which takes over from the first; that is closed then. */
  async takeOver(address: string): Promise<void> {
    const first = this.page;
    await this.visit(address);
    const button = this.page.getByRole('button', { name: 'Write here instead' });
    await button.click();
    await button.waitFor({ state: 'detached' });
    await first.close();
  }

  /** Takes the network away, or gives it back. */
  async setOffline(isOffline: boolean): Promise<void> {
    this.isOffline = isOffline;
    await this.context.setOffline(isOffline);
  }

  /** Puts a text somewhere into the one that is there, as one keystroke. @param place from 0, its beginning, to 1, its end */
  async write(text: string, place: 'line' | 'words', share: number): Promise<void> {
    await this.page.locator('#content').evaluate(
      (element, { place, share }) => {
        const area = element as HTMLTextAreaElement;
        const at = Math.round(share * area.value.length);
        const end = area.value.indexOf('\n', at);
        // Between words: no text is written into another.
        const gap = area.value.slice(at).search(/\s/);
        const next = gap < 0 ? area.value.length : at + gap;
        const spot = place === 'line' ? (end < 0 ? area.value.length : end) : next;
        area.focus();
        area.setSelectionRange(spot, spot);
      },
      { place, share },
    );
    await this.page.keyboard.insertText(text);
  }

  /** Decides what both have changed, if something is asked: both stay. */
  async keepBoth(): Promise<void> {
    const button = this.page.getByRole('button', { name: 'Go on with this' });
    if (await button.isVisible()) await button.click();
  }

  /** Where saving stands, in the words that its person reads. */
  async savingWords(): Promise<string> {
    return (await this.page.locator('.saving').textContent()) ?? '';
  }

  /** All texts that the journal has of an item: each state of each chain, and what they begin from. */
  readJournal(document: string): Promise<string[]> {
    return this.page.evaluate(readJournal, document);
  }

  /** @throws Error that says what is to be seen where there is no text */
  private async seeText(): Promise<void> {
    const { page } = this;
    try {
      await page.locator('#content').waitFor();
    } catch (cause) {
      const shown = await page.locator('body').innerText();
      throw new Error(`${page.url()} has no text to write in, but: ${shown}`, { cause });
    }
  }

  private async meet(route: Route): Promise<void> {
    const { weather } = this;
    try {
      if (this.isOffline || (weather === 'refused' && this.random() < 0.5)) {
        await route.abort('internetdisconnected');
        return;
      }
      if (weather === 'slow') await new Promise((resolve) => setTimeout(resolve, this.random() * SLOWEST_MS));
      if (weather === 'lost' && route.request().method() !== 'GET' && this.random() < 0.5) {
        // It is carried out, and nobody hears of it.
        await route.fetch();
        await route.abort('connectionreset');
        return;
      }
      await route.continue();
    } catch {
      // The page is gone meanwhile.
    }
  }
}

/** In the page. It knows the journal's form by itself, so that a fault of the product's own reader does not hide. */
async function readJournal(document: string): Promise<string[]> {
  interface Change {
    readonly field: string;
    readonly value?: string;
    readonly at?: number;
    readonly removed?: number;
    readonly inserted?: string;
  }
  const wait = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(request.error ?? new Error('unreadable'));
      };
    });
  const database = await wait(indexedDB.open('firefolio-journal'));
  const stores = database.transaction(['chains', 'entries']);
  const [chains, entries] = await Promise.all([
    wait(stores.objectStore('chains').getAll()) as Promise<
      { chain: string; document: string; base: { fields: Record<string, string> } }[]
    >,
    wait(stores.objectStore('entries').getAll()) as Promise<
      { chain: string; seq: number; changes: Change[] }[]
    >,
  ]);
  database.close();
  return chains
    .filter((chain) => chain.document === document)
    .flatMap(({ chain, base }) => {
      let text = base.fields['content_md'] ?? '';
      const own = entries.filter((entry) => entry.chain === chain).sort((one, other) => one.seq - other.seq);
      const states = own.map(({ changes }) => {
        const change = changes.find(({ field }) => field === 'content_md');
        if (change?.value !== undefined) text = change.value;
        else if (change?.at !== undefined)
          text =
            text.slice(0, change.at) +
            (change.inserted ?? '') +
            text.slice(change.at + (change.removed ?? 0));
        return text;
      });
      return [base.fields['content_md'] ?? '', ...states];
    });
}
