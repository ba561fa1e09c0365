/**
 * What a site does in a period: the model's input.
 */

/** Counts are of the whole period. */
export interface Site {
  readonly seconds: number;
  /** Pages that visitors see. */
  readonly views: number;
  /** Share of visitors' requests that the CDN answers, 0 to 1. */
  readonly hitRatio: number;
  /** Published ones. */
  readonly posts: number;
  /** Different searches. */
  readonly searches: number;
  /** Of the api function; each has what it keeps for itself. */
  readonly instances: number;
  /** How often an instance ends and another begins with nothing kept. */
  readonly restarts: number;
  /** Whether clients send an Idempotency-Key where a route takes one; the site's own pages don't. */
  readonly usesKeys: boolean;
  /** How often each action is done. */
  readonly actions: Readonly<Record<ActionName, number>>;
}

/** What people do besides reading; see actions.ts. */
export type ActionName =
  'message' | 'login' | 'refresh' | 'reset' | 'listing' | 'saving' | 'edit' | 'publishing' | 'bulk';

const DAY_SECONDS = 24 * 60 * 60;

/** The period of bills. */
export const MONTH_SECONDS = 30 * DAY_SECONDS;

/** What a month is told by. */
export interface Month {
  readonly views: number;
  readonly hitRatio: number;
  readonly posts: number;
  readonly messages: number;
  readonly logins: number;
  readonly edits: number;
  readonly usesKeys: boolean;
  /** As many as needed when absent. */
  readonly instances?: number | undefined;
}

/** A blog with a handful of writers. */
export const USUAL_MONTH: Month = {
  views: 100_000,
  hitRatio: 0.9,
  posts: 200,
  messages: 30,
  logins: 60,
  edits: 40,
  usesKeys: false,
};

/** Saves of a draft for each change of a published post: autosave. */
const SAVES_PER_EDIT = 10;

/** An access token lasts 15 minutes: so many refreshes follow on a login. */
const REFRESHES_PER_LOGIN = 8;

/** Looks at the editors' list for each change. */
const LISTINGS_PER_EDIT = 3;

/** Instances are replaced about daily, and by each deployment. */
const RESTARTS_PER_INSTANCE = 30;

/** A site's month. @param instances those that run all month */
export function siteOf(month: Month, instances: number): Site {
  const { views, hitRatio, posts, messages, logins, edits, usesKeys } = month;
  return {
    seconds: MONTH_SECONDS,
    views,
    hitRatio,
    posts,
    usesKeys,
    searches: Math.ceil(Math.sqrt(views)),
    instances,
    restarts: instances * RESTARTS_PER_INSTANCE,
    actions: {
      message: messages,
      login: logins,
      refresh: logins * REFRESHES_PER_LOGIN,
      reset: Math.ceil(logins / 30),
      listing: edits * LISTINGS_PER_EDIT,
      saving: edits * SAVES_PER_EDIT,
      edit: edits,
      publishing: Math.ceil(edits / 4),
      bulk: Math.ceil(edits / 40),
    },
  };
}
