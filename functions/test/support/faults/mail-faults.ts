import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '../wait-for.ts';
import type { SmtpMood } from './faulty-smtp.ts';
import type { MailSite } from './mail-site.ts';
import type { Sending } from './visitors.ts';

/** What a fault happens to. */
export interface Stage {
  readonly site: MailSite;
  /** Has this fault's visitors send their letters, a while long. @param onAccepted called for each that is accepted */
  readonly send: (onAccepted?: (messageId: string) => Promise<void>) => Promise<Sending[]>;
  /** How long a fault lasts that is there by itself, in ms. */
  readonly lastsMs: number;
}

/** Something that goes wrong while visitors write. */
export interface Fault {
  readonly name: string;
  /** Whether it takes so long that a short run leaves it out. */
  readonly isLong?: boolean;
  /** False where this machine lacks what it happens to. */
  isPossible?(site: MailSite): boolean;
  /** Begins, is there while letters are sent, and is over. */
  happen(stage: Stage): Promise<void>;
}

/** How often a worker is killed or cut off just after a mail was taken: at each so many. */
const EVERY = 3;

/** How often something happens at most while a fault's letters are sent. */
const MOST_TIMES = 4;

const HANDED_OUT_MS = 20_000;

/** In ms: by then the API has answered 503. */
const LONGER_THAN_ANY_ANSWER_MS = 35_000;

/** All faults, each by itself. */
export const MAIL_FAULTS: readonly Fault[] = [
  {
    name: 'none',
    happen: async ({ send }) => {
      await send();
    },
  },
  {
    name: 'SMTP refuses connections',
    happen: async ({ site, send, lastsMs }) => {
      await site.proxies.smtp.cut();
      await send();
      await delay(lastsMs);
      await site.proxies.smtp.open();
    },
  },
  ofMood('SMTP greets with 421', 'busy'),
  ofMood('SMTP refuses the sender with 550', 'refusing the sender'),
  ofMood('SMTP greylists', 'greylisting'),
  ofMood('SMTP says nothing', 'silent'),
  ofMood('SMTP says nothing after DATA', 'silent after DATA'),
  ofMood('SMTP takes 25 s after DATA', 'slow after DATA'),
  ofMood('SMTP dies in DATA', 'dying in DATA'),
  ofMood('SMTP dies after DATA', 'dying after DATA'),
  {
    name: 'worker killed before sending',
    happen: async ({ site, send }) => {
      const from = Date.now();
      site.worker.pause();
      await send();
      await site.killWorker(from);
      await site.startWorkers();
    },
  },
  {
    name: 'worker killed while sending',
    happen: async ({ site, send }) => {
      site.smtp.mood = 'holding';
      const sending = send();
      await waitFor(() => site.smtp.held > 0, { timeoutMs: HANDED_OUT_MS, description: 'a mail on its way' });
      await sending;
      await site.killWorker();
      site.smtp.mood = 'well';
      await site.startWorkers();
    },
  },
  {
    name: 'worker killed after sending',
    happen: ({ site, send }) =>
      atSomeMails(site, send, async () => {
        await site.withoutWorkersDatabase('stall', async () => {
          await delay(50); // The mail server's word is there, and cannot be noted.
          await site.killWorker();
        });
        await site.startWorkers();
      }),
  },
  {
    name: 'database gone after sending',
    happen: ({ site, send, lastsMs }) =>
      atSomeMails(site, send, () => site.withoutWorkersDatabase('cut', () => delay(lastsMs))),
  },
  {
    name: 'each task delivered twice at once',
    happen: async ({ site, send }) => {
      const deliveries: Promise<void>[] = [];
      await send(async (messageId) => {
        deliveries.push(site.deliverTwice(await site.jobOf(messageId)));
      });
      await Promise.all(deliveries);
    },
  },
  {
    name: 'database stands still',
    happen: ({ site, send, lastsMs }) =>
      untilSent(send(), async () => {
        site.proxies.database.stall();
        await site.withoutWorkersDatabase('stall', () => delay(lastsMs));
        await site.proxies.database.open();
        await delay(lastsMs / 2);
      }),
  },
  {
    name: 'database stands still for long',
    isLong: true,
    happen: async ({ site, send }) => {
      site.proxies.database.stall();
      const sending = send();
      await site.withoutWorkersDatabase('stall', () => delay(LONGER_THAN_ANY_ANSWER_MS));
      await site.proxies.database.open();
      await sending;
    },
  },
  {
    name: 'database gone',
    happen: ({ site, send, lastsMs }) =>
      untilSent(send(), async () => {
        await site.proxies.database.cut();
        await site.withoutWorkersDatabase('cut', () => delay(lastsMs));
        await site.proxies.database.open();
        await delay(lastsMs / 2);
      }),
  },
  {
    name: 'queue refuses',
    happen: async ({ site, send }) => {
      await site.proxies.queue.cut();
      await send();
      await site.proxies.queue.open();
    },
  },
  {
    name: 'queue says nothing',
    happen: async ({ site, send }) => {
      site.proxies.queue.stall();
      await send();
      await site.proxies.queue.open();
    },
  },
  {
    name: 'Redis gone',
    isPossible: ({ hasRedis }) => hasRedis,
    happen: async ({ site, send, lastsMs }) => {
      await site.proxies.redis.cut();
      const sending = send();
      await delay(lastsMs);
      await site.proxies.redis.open();
      await sending;
    },
  },
  {
    name: 'API killed',
    happen: ({ site, send, lastsMs }) =>
      untilSent(send(), async () => {
        await delay(lastsMs / 4);
        await site.api.kill();
        await site.startApi();
      }),
  },
];

function ofMood(name: string, mood: SmtpMood): Fault {
  return {
    name,
    happen: async ({ site, send, lastsMs }) => {
      site.smtp.mood = mood;
      await send();
      await delay(lastsMs);
      site.smtp.mood = 'well';
    },
  };
}

/** Lets something happen again and again while letters are being sent, not for ever: they get through once it is over. */
async function untilSent(sending: Promise<unknown>, happen: () => Promise<void>): Promise<void> {
  const state = { isOver: false };
  const over = sending.finally(() => (state.isOver = true));
  for (let times = 0; times < MOST_TIMES && !state.isOver; times += 1) await happen();
  await over;
}

/** Lets something happen when the server has taken a mail, before it says so: at the first, and some after it. */
async function atSomeMails(site: MailSite, send: Stage['send'], happen: () => Promise<void>): Promise<void> {
  let count = 0;
  let happening: Promise<void> | null = null;
  site.smtp.onTaken = () => {
    if (count++ % EVERY !== 0 || happening) return;
    happening = happen().finally(() => (happening = null));
  };
  await send();
  await waitFor(() => count > 0, { timeoutMs: HANDED_OUT_MS, description: 'a mail that is taken' });
  await waitFor(() => happening === null, { timeoutMs: HANDED_OUT_MS, description: 'the fault to be over' });
  site.smtp.onTaken = () => undefined;
}
