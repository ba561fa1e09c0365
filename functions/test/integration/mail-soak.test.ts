/** A short run of `npm run soak`: mail server, workers, database, queue and API fail in turn, in processes of their own. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { MailSite } from '../support/faults/mail-site.js';
import { runSoak } from '../support/faults/soak.js';
import { environment } from '../support/suite/environment.js';

jest.setTimeout(300_000);

/** The same run each time; another by `MAIL_SOAK_SEED=7`. A failure names the fault. */
const SEED = Number(process.env['MAIL_SOAK_SEED'] ?? 13);

/** Two for each fault. */
const MESSAGES = 40;

let site: MailSite;

beforeAll(async () => {
  site = await MailSite.start({
    functionsDir: environment.functionsDir,
    firestoreHost: environment.firestoreHost,
    tasksHost: String(process.env['CLOUD_TASKS_EMULATOR_HOST']),
    env: process.env,
    endsLeases: true,
  });
});

afterAll(() => site.stop());

test('whatever fails, each message that was accepted arrives, and twice only where it could not be noted', async () => {
  const { figures, broken } = await runSoak({
    site,
    seed: SEED,
    messages: MESSAGES,
    sendMs: 500,
    lastsMs: 1_500,
    isShort: true,
    say: () => undefined,
  });
  expect(broken).toEqual([]);
  expect(figures.map(({ lost }) => lost)).toEqual(figures.map(() => 0));
  const accepted = figures.reduce((sum, row) => sum + row.accepted, 0);
  expect(accepted).toBe(MESSAGES);
  expect(figures.find(({ fault }) => fault === 'SMTP dies after DATA')?.duplicates).toBeGreaterThan(0);
});
