/**
 * What people do besides reading, each as the requests that it sends and what follows on them. A request costs what its
 * route says at most; where the usual course costs less, that stands here, and the test of the model measures it.
 */
import type { Cost } from '../../../functions/src/http/index.ts';
import type { ActionName } from './site.ts';

/** A request of an action. */
export interface Step {
  readonly route: string;
  /** What it usually costs where that is less than its route says, without token and limiter. */
  readonly usual?: Pick<Cost, 'reads' | 'writes'>;
  /** Whether it brings an Idempotency-Key at each site. */
  readonly hasKey?: boolean;
}

/** What an action sends and brings about. */
export interface Action {
  readonly steps: readonly Step[];
  readonly mails?: number;
  /** Mails among them before which the worker looks into the suppression list. */
  readonly suppressible?: number;
  /** Jobs of the kind bulk, which set a tag. */
  readonly bulkJobs?: number;
  /** Jobs that draw the card of a post. */
  readonly cardJobs?: number;
  /** Whether visitors may see it. */
  readonly isPublic?: boolean;
  /** How many of its requests look at the directory or write posts. */
  readonly looks?: number;
  /** Documents that it leaves for a TTL policy to delete, besides those of mails, jobs and limiters. */
  readonly expiring: number;
}

/** How many posts a job of the model changes. */
export const BULK_POSTS = 20;

/** By name. */
export const ACTIONS: Readonly<Record<ActionName, Action>> = {
  // By the site's own form, which sends a key. Without a receipt, by an instance that has no messages for minutes and reads what the filter has learned.
  message: {
    steps: [{ route: 'POST /api/contact', usual: { reads: 6, writes: 2 }, hasKey: true }],
    mails: 1,
    expiring: 0,
  },
  // With a right password and no second factor; the third write counts a wrong one.
  login: { steps: [{ route: 'POST /api/auth/login', usual: { reads: 2, writes: 2 } }], expiring: 2 },
  refresh: { steps: [{ route: 'POST /api/auth/refresh' }], expiring: 0 },
  reset: { steps: [{ route: 'POST /api/auth/forgot-password' }], mails: 1, suppressible: 1, expiring: 2 },
  // An instance that has the directory asks what has changed since: one post.
  listing: {
    steps: [{ route: 'GET /admin/api/posts', usual: { reads: 1, writes: 0 } }],
    looks: 1,
    expiring: 0,
  },
  // Of a draft whose slug stays: the post, a revision, its place in the directory, the audit entry.
  saving: {
    steps: [{ route: 'PATCH /admin/api/posts/:id', usual: { reads: 1, writes: 4 } }],
    looks: 1,
    expiring: 1,
  },
  // Of a published post's text: its searched text and the last public change besides.
  edit: {
    steps: [
      { route: 'GET /admin/api/posts/:id' },
      { route: 'PATCH /admin/api/posts/:id', usual: { reads: 1, writes: 6 } },
    ],
    isPublic: true,
    looks: 1,
    expiring: 1,
  },
  // A new draft reserves its slug; published, it has its card drawn.
  publishing: {
    steps: [
      { route: 'POST /admin/api/posts', usual: { reads: 1, writes: 5 } },
      { route: 'POST /admin/api/posts/:id/publish', usual: { reads: 1, writes: 7 } },
    ],
    cardJobs: 1,
    isPublic: true,
    looks: 2,
    expiring: 2,
  },
  // Afterwards the editor looks at the job and at the list.
  bulk: {
    steps: [
      { route: 'POST /admin/api/posts/bulk' },
      { route: 'GET /admin/api/jobs/:id' },
      { route: 'GET /admin/api/posts', usual: { reads: 1, writes: 0 } },
    ],
    bulkJobs: 1,
    isPublic: true,
    looks: 1,
    expiring: BULK_POSTS + 1,
  },
};

/**
 * What a worker does with a piece of work, whatever it is (work/work.repository.ts): claims it and stores checkpoints, with a look
 * at the pause of its queue each time but the last.
 */
const CLAIM = { reads: 2, writes: 1 };
const CHECKPOINT = { reads: 2, writes: 1 };
const LAST_CHECKPOINT = { reads: 1, writes: 1 };

/** A job's creator is looked up at its begin and before each checkpoint (jobs/job-work.ts). */
const CREATOR_READS = 1;

/** A published post that gets a tag: the post, a revision, its place in the directory, the audit entry. */
const TAGGED_POST = { reads: 1, writes: 4 };

/** The names of tags, before posts of a step get one. */
const TAG_NAMES_READ = 1;

/** What visitors may see is announced once for the posts of a step. */
const ANNOUNCED = 1;

/** The settings, by which the site is called in a mail: read again after a minute. */
const SETTINGS_READ = 1;

/** What the worker does for a mail. */
export const MAIL_WORK = {
  reads: CLAIM.reads + LAST_CHECKPOINT.reads + SETTINGS_READ,
  writes: CLAIM.writes + LAST_CHECKPOINT.writes,
};

/** What the worker does for a job of the kind bulk over published posts. @param batchSize posts in a step */
export function bulkWork(posts: number, batchSize: number): Pick<Cost, 'reads' | 'writes'> {
  const steps = Math.ceil(posts / batchSize);
  return {
    // How posts are spread over shards is read by each new instance of the worker.
    reads:
      1 +
      CLAIM.reads +
      CREATOR_READS +
      posts * TAGGED_POST.reads +
      steps * (CHECKPOINT.reads + CREATOR_READS + TAG_NAMES_READ) -
      (CHECKPOINT.reads - LAST_CHECKPOINT.reads),
    writes: CLAIM.writes + posts * TAGGED_POST.writes + steps * (CHECKPOINT.writes + ANNOUNCED),
  };
}

/** What the worker does for the card of a post: reads it with the settings before it is drawn, and again where its name is stored. */
export const CARD_WORK = {
  reads: CLAIM.reads + 2 + 2 + LAST_CHECKPOINT.reads,
  writes: CLAIM.writes + 1 + ANNOUNCED + LAST_CHECKPOINT.writes,
};

/** What `sweep-media` looks at in one step, or asks for at once (media/jobs/sweep-media.ts, cards). */
const SWEPT = { folders: 4, cardsAsked: 30, cardsInStep: 10, otherKinds: 2 };

/** What the worker does for a day's comparison of bucket and database in a site whose library is empty and whose posts have the cards that they are to have. */
export function librarySweepWork(posts: number): Pick<Cost, 'reads' | 'writes'> {
  const cardSteps = Math.floor(posts / SWEPT.cardsInStep) + 1 + SWEPT.otherKinds;
  // Of the folders, of the library's documents, of the cards, and of the room that is counted anew.
  const steps = SWEPT.folders + 1 + cardSteps + 1;
  const askedForNames = posts + SWEPT.otherKinds * Math.ceil(posts / SWEPT.cardsAsked);
  // Each post is listed, and read with the settings.
  const cards = 3 * posts + SWEPT.otherKinds;
  const [documents, usage] = [1, 2];
  return {
    reads:
      CLAIM.reads +
      steps * CHECKPOINT.reads -
      (CHECKPOINT.reads - LAST_CHECKPOINT.reads) +
      askedForNames +
      documents +
      cards +
      usage,
    writes: CLAIM.writes + steps * CHECKPOINT.writes + 1,
  };
}
