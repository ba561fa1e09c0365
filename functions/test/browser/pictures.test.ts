import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { formatTable } from '../../../bench/lib/figures.ts';
import { createAccount, logIn } from '../support/accounts/accounts.js';
import { fetchMedia, upload, waitUntilProcessed, type MediaBody } from '../support/media/media-api.js';
import { newPicture } from '../support/media/new-files.js';
import { EXIF, photograph } from '../support/media/pictures.js';
import { postsClient, uniqueWord } from '../support/posts/posts.js';
import { BROWSER_TIMEOUT_MS, launchBrowser, newVisitor } from '../support/suite/browser.js';
import { environment } from '../support/suite/environment.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

let browser: Browser;
let photo: MediaBody;
let address: string;

/** What each step from upload to page took; printed at the end. */
const steps: (readonly [step: string, kB: number, ms: number])[] = [];

/** A photograph of 12 megapixels that says where it was taken, as cover and in the text, and another one, small. */
beforeAll(async () => {
  browser = await launchBrowser();
  const token = (await logIn(await createAccount({ role: 'editor' }))).access_token;
  const bytes = await (await photograph(4032, 3024)).withExif(EXIF).jpeg({ quality: 90 }).toBuffer();
  expect(bytes.includes('Exif')).toBe(true);
  const body = await timed('upload', bytes.length, async () => {
    const fields = { alt: 'The sea', focal_point: '0.5,1' };
    return (await upload(token, bytes, { fields })).body;
  });
  photo = await timed('job: clean original, variants, share picture', 0, () =>
    waitUntilProcessed(token, body.id, 60_000),
  );
  for (const { width, format, bytes: made } of photo.variants)
    steps.push([`  made of it: ${String(width)}.${format}`, made / 1_000, NaN]);
  // Of the same one a browser would show what it has already.
  const other = await upload(token, await newPicture({ width: 2000, height: 1500, format: 'jpeg' }));
  const small = await waitUntilProcessed(token, other.body.id, 60_000);
  const { slug } = await timed('publish a post with it', 0, () =>
    postsClient(token).givenPublished({
      title: uniqueWord(),
      content_md: `Text.\n\n![](media:${photo.id})\n\n<img src="media:${small.id}" alt="Small" width="200">\n\nText.`,
      cover_image: { url: `media:${photo.id}`, alt: 'Cover' },
    }),
  );
  address = `${environment.siteUrl}/posts/${slug}`;
});

afterAll(async () => {
  await browser.close();
  const rows = steps.map(([step, kB, ms]) => [
    step,
    kB > 0 ? Math.round(kB) : '',
    ms >= 0 ? Math.round(ms) : '',
  ]);
  process.stdout.write(`${formatTable(['a photograph of 12 MP, from upload to page', 'kB', 'ms'], rows)}\n`);
});

async function timed<T>(step: string, bytes: number, work: () => Promise<T>): Promise<T> {
  const begin = performance.now();
  const result = await work();
  steps.push([step, bytes / 1_000, performance.now() - begin]);
  return result;
}

/** Which width of the cover, and of both pictures in the text, a browser takes on a screen that is so wide and so dense. */
test.each([
  [390, 1, [480, 480, 480]],
  [390, 3, [1600, 1600, 960]],
  [1280, 1, [960, 960, 480]],
  [2560, 1, [960, 960, 480]],
])(
  'at %i pixels, %i for each, a browser loads the widths that it needs, and nothing moves',
  async (width, density, expected) => {
    const context = await newVisitor(browser, {
      viewport: { width, height: 900 },
      deviceScaleFactor: density,
    });
    const page = await context.newPage();
    await page.addInitScript(() => {
      const shifts = { total: 0 };
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          shifts.total += (entry as PerformanceEntry & { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const begin = performance.now();
    await page.goto(address);
    const pictures = page.locator('article img');
    expect(await pictures.count()).toBe(3);
    for (const picture of await pictures.all()) {
      await picture.scrollIntoViewIfNeeded();
      await picture.evaluate((image: HTMLImageElement) => image.decode());
    }
    const shownAfter = performance.now() - begin;
    const sizes = await page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(({ name }) => name.includes('/media/'))
        .map(({ encodedBodySize }) => encodedBodySize),
    );
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    steps.push([
      `page at ${String(width)} px × ${String(density)}, all pictures shown`,
      bytes / 1_000,
      shownAfter,
    ]);
    const loaded = await pictures.evaluateAll((images) =>
      images.map((image) => (image as HTMLImageElement).currentSrc),
    );
    const widths = loaded.map((url) => Number(/\/(\d+)\.webp$/.exec(url)?.[1]));
    expect(widths).toEqual(expected);
    const shift = await page.evaluate(
      () => (window as Window & { shifts?: { total: number } }).shifts?.total,
    );
    expect(shift).toBe(0);
    await context.close();
  },
);

test('no picture that visitors get tells where it was taken', async () => {
  const urls = [photo.url, ...photo.variants.map(({ url }) => url)];
  for (const url of urls) {
    const { status, bytes } = await fetchMedia(url);
    expect({ url, status }).toEqual({ url, status: 200 });
    expect(bytes.includes('Exif')).toBe(false);
    expect(bytes.includes('GPS')).toBe(false);
  }
});
