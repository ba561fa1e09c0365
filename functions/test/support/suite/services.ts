import type { Firestore } from 'firebase-admin/firestore';
import { loadApiConfig } from '../../../src/config/index.js';
import { createDeps, type Deps } from '../../../src/wiring/api.js';
import type { ApiPlatform, Clock, Logger } from '../../../src/platform/index.js';
import { firestore } from '../accounts/accounts.js';
import { platformOn } from './platform.js';

/** An event that a service has logged. */
export interface LoggedEvent {
  readonly message: string;
  readonly [field: string]: unknown;
}

/** The api's services in the test's own process, for what lies between two steps of one request. */
export interface Services extends Deps {
  /** What they have logged so far. */
  readonly events: readonly LoggedEvent[];
}

/**
 * Builds the services as the function has them.
 *
 * @param clock the machine's when absent
 * @param database a client of the suite's database
 * @param parts what is another than the function's
 */
export function createServices(
  clock: Clock = { now: () => new Date() },
  database: Firestore = firestore,
  parts: Partial<ApiPlatform> = {},
): Services {
  const events: LoggedEvent[] = [];
  const logger: Logger = {
    log: (level, message, fields = {}) => events.push({ level, message, ...fields }),
  };
  const platform = platformOn(database, { clock, logger, ...parts });
  return { ...createDeps(loadApiConfig(), platform), events };
}

/** Has `meanwhile` happen at the next check of a password, once it is done and before its outcome is used. */
export function afterPasswordCheck({ passwords }: Deps, meanwhile: () => Promise<unknown>): void {
  const judge = passwords.judge.bind(passwords);
  passwords.judge = async (password, stored) => {
    passwords.judge = judge;
    const right = await judge(password, stored);
    await meanwhile();
    return right;
  };
}
