import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { renderMarkdown } from '../../src/content/markdown/markdown.js';
import { BROWSER_TIMEOUT_MS, launchBrowser } from '../support/suite/browser.js';
import { HOSTILE_MARKDOWN } from '../support/posts/hostile-markdown.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

/** What posts may have. */
const HARMLESS = {
  elements: [
    'h1 h2 h3 h4 h5 h6 p br hr blockquote pre code ul ol li table thead tbody tfoot tr th td caption dl dt dd div span a',
    'img figure figcaption strong b em i u s q del ins mark small sub sup kbd samp var abbr cite time details summary',
    'section input label iframe wbr bdi bdo ruby rt rp dfn picture video audio source track',
  ].flatMap((line) => line.split(' ')),
  attributes: [
    'href title rel src alt width height loading start reversed align scope colspan rowspan datetime open type checked',
    'disabled allowfullscreen sandbox referrerpolicy lang dir id class target srcset sizes media poster controls',
    'preload loop muted playsinline kind srclang label default',
  ].flatMap((line) => line.split(' ')),
  ids: /^(?:h-[a-z\d-]+|fn(?:ref)?\d+(?::\d+)?)$/.source,
  frames: /^https:\/\/(?:www\.youtube-nocookie\.com\/embed|player\.vimeo\.com\/video)\/\w+$/.source,
};

/**
 * A post's HTML as a page without a Content-Security-Policy has it that inserts it, in a browser whose own parser reads
 * it: the last word on what runs.
 */
describe('HTML of a post in a browser', () => {
  let browser: Browser;
  let page: Page;
  let requested: string[];

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await (await browser.newContext()).newPage();
    requested = [];
    await page.route('**', (route) => {
      const url = new URL(route.request().url());
      requested.push(url.href);
      return url.pathname === '/page'
        ? route.fulfill({ contentType: 'text/html', body: '<!doctype html><main id="view"></main>' })
        : route.fulfill({ status: 404, body: '' });
    });
  });

  afterAll(() => browser.close());

  /** Opens a new page that notes which script has run. */
  async function openPage(): Promise<void> {
    await page.goto('http://site.test/page');
    await page.evaluate(() => {
      const ran: unknown[] = [];
      Object.assign(globalThis, {
        ran,
        alert: (what: unknown) => ran.push(what),
        msgbox: () => ran.push('msgbox'),
      });
    });
  }

  /** Inserts HTML as a site would, and gives what is not as a post may be. */
  const insert = (html: string): Promise<string[]> =>
    page.evaluate(
      ([source, { elements, attributes, ids, frames }]) => {
        const place = document.createElement('div');
        place.innerHTML = source;
        document.body.append(place);
        const wrong = [...place.querySelectorAll('*')].flatMap((element) => {
          const isOurs =
            element.namespaceURI === 'http://www.w3.org/1999/xhtml' &&
            elements.includes(element.localName) &&
            new RegExp(ids).test(element.getAttribute('id') ?? 'fn1') &&
            (element.localName !== 'iframe' || new RegExp(frames).test(element.getAttribute('src') ?? '')) &&
            [...element.attributes].every(({ name }) => attributes.includes(name));
          const link = element instanceof HTMLAnchorElement ? element.protocol : 'http:';
          // A link that leads nowhere has a colon alone.
          return isOurs && /^(?:https?|mailto|tel|sms|xmpp)?:$/.test(link) ? [] : [element.outerHTML];
        });
        // What changes when it is written out and read once more could become anything.
        const again = document.createElement('div');
        again.innerHTML = place.innerHTML;
        if (!again.isEqualNode(place)) wrong.push(`not stable: ${place.innerHTML}`);
        return wrong;
      },
      [html, HARMLESS] as const,
    );

  /** What has run, once an image that was inserted after all else has failed. */
  const whatRan = (): Promise<unknown[]> =>
    page.evaluate(
      () =>
        new Promise<unknown[]>((resolve) => {
          const image = new Image();
          image.onerror = () => {
            resolve((globalThis as unknown as { ran: unknown[] }).ran);
          };
          image.src = '/last.png';
          document.body.append(image);
        }),
    );

  test.each(Object.entries(HOSTILE_MARKDOWN))(
    'runs nothing of %s, and has what posts may have',
    async (_kind, list) => {
      await openPage();
      for (const markdown of list) {
        const { html } = renderMarkdown(`Before.\n\n${markdown}\n\nAfter.`);
        expect({ markdown, wrong: await insert(html) }).toEqual({ markdown, wrong: [] });
      }
      expect(await whatRan()).toEqual([]);
      expect(page.url()).toBe('http://site.test/page');
      expect(requested.filter((url) => new URL(url).hostname.includes('evil'))).toEqual([]);
    },
  );

  test.each([
    ['<img src=x onerror=alert(1)>', 1],
    ['<svg><animate onbegin=alert(2) attributeName=x dur=1s></svg>', 2],
    ['<iframe srcdoc="<script>parent.alert(3)</script>"></iframe>', 3],
  ])('these tests see what runs in %j', async (html, ran) => {
    await openPage();
    expect(await insert(html)).not.toEqual([]);
    expect(new Set(await whatRan())).toEqual(new Set([ran]));
  });
});
