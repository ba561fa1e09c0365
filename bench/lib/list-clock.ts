/**
 * How long a list of the dashboard takes by the page's own clock: from a click or a key to the frame that shows the rows.
 */
import type { Page, Request } from 'playwright-core';

/** How the address of a question to the list of posts goes on behind the site's. */
export const LIST = '/admin/api/posts?';

/** What one question to a list took, in ms. */
export interface ListTime {
  /** From the event to the frame that shows what came. */
  readonly shown: number;
  /** Of it, from asking the API to the end of its answer, with Hosting's and the functions' emulators between. */
  readonly answer: number;
}

/** What the page is given; it runs there. */
interface Clock {
  /** When the last event was after `begin`, and when its rows were shown. */
  begin(): void;
  readonly shown: Promise<number>;
}

declare global {
  interface Window {
    listClock: Clock;
  }
}

/** Makes the clock in each page that is opened from now on. */
export async function addListClock(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let from = 0;
    let isBusy = false;
    let { promise: shown, resolve: done } = Promise.withResolvers<number>();
    const note = (event: Event): void => {
      from = event.timeStamp;
    };
    for (const name of ['click', 'input', 'change']) addEventListener(name, note, true);
    const look = (): void => {
      const busy = document.querySelector('section.list')?.getAttribute('aria-busy') === 'true';
      if (isBusy && !busy) {
        // Once the frame is there that the change is in.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            done(performance.now() - from);
          };
          port2.postMessage(null);
        });
      }
      isBusy = busy;
    };
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      attributeFilter: ['aria-busy'],
    });
    window.listClock = {
      begin: () => {
        ({ promise: shown, resolve: done } = Promise.withResolvers<number>());
        performance.clearResourceTimings();
      },
      get shown() {
        return shown;
      },
    };
  });
}

/** Does something that has a list ask, and waits for its rows. @throws Error when no rows come */
export async function timeList(page: Page, act: () => Promise<unknown>): Promise<ListTime> {
  await page.evaluate(() => {
    window.listClock.begin();
  });
  await act();
  const shown = await page.evaluate(() => window.listClock.shown);
  const answer = await page.evaluate((path) => {
    const asked = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const last = asked.filter(({ name }) => name.includes(path)).at(-1);
    return last ? last.responseEnd - last.startTime : NaN;
  }, LIST);
  return { shown, answer };
}

/** What a page keeps. */
export interface Kept {
  /** Of JavaScript, after a collection. */
  readonly heapBytes: number;
  readonly nodes: number;
}

/** Measures what a page keeps, of a browser that was started with `--js-flags=--expose-gc`. */
export async function measureKept(page: Page): Promise<Kept> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  await devtools.detach();
  const valueOf = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return { heapBytes: valueOf('JSHeapUsedSize'), nodes: valueOf('Nodes') };
}

/** How long the API takes for what a page has asked, asked again past browser and emulators of Hosting, in ms. */
export async function timeAlone(asked: Request, origin: string): Promise<number> {
  const { pathname, search } = new URL(asked.url());
  const { authorization = '' } = await asked.allHeaders();
  const startedAt = performance.now();
  const answer = await fetch(origin + pathname + search, { headers: { authorization } });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${pathname} was answered with ${answer.status}`);
  return performance.now() - startedAt;
}
