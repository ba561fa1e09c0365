/** A short run of `npm run soak -- --only editor`: nothing that was typed is lost, whatever happens to two browsers. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { createAccount, logIn } from '../support/accounts/accounts.js';
import { writeAtRandom, type WritingSite } from '../support/editor/random-writing.js';
import { call } from '../support/http/api.js';
import { launchBrowser, newVisitor } from '../support/suite/browser.js';
import { environment } from '../support/suite/environment.js';

jest.setTimeout(240_000);

/** The same runs each time; others by `EDITOR_SOAK_SEED=7`. */
const FIRST_SEED = Number(process.env['EDITOR_SOAK_SEED'] ?? 1);
const RUNS = 3;
const STEPS = 40;

let browser: Browser;
let contexts: BrowserContext[];
let site: WritingSite;

beforeAll(async () => {
  browser = await launchBrowser();
  contexts = await Promise.all(
    [0, 1].map(async () => {
      const { email, password } = await createAccount({ role: 'editor' });
      const context = await newVisitor(browser);
      const data = { email, password, transport: 'cookie' };
      const answer = await context.request.post(`${environment.siteUrl}/api/auth/login`, { data });
      expect(answer.status()).toBe(200);
      return context;
    }),
  );
  const { access_token: token } = await logIn(await createAccount({ role: 'editor' }));
  site = {
    siteUrl: environment.siteUrl,
    ask: async (path, init) => {
      const { status, headers, body } = await call<Record<string, unknown>>(path, { ...init, token });
      return { status, etag: headers.get('ETag') ?? '', body };
    },
  };
});

afterAll(() => browser.close());

test.each(Array.from({ length: RUNS }, (_, run) => FIRST_SEED + run))(
  'seed %i: each text that the journal had is in the post, its working copy, a revision or the journal',
  async (seed) => {
    const verdict = await writeAtRandom({ site, contexts, seed, steps: STEPS });
    expect(verdict).toMatchObject({ lost: [], errors: [], isSettled: true });
    expect(verdict.typed).toBeGreaterThan(5);
  },
);
