import type { Host } from './host.js';

/** The product in this process; undefined where tests run against emulated functions. */
export const inProcess = (globalThis as { firefolioHost?: Omit<Host, 'variables'> }).firefolioHost;
