import { deriveMac, type Mac } from '../shared/index.js';

/**
 * Gives the token of a mailed link from the seed in its mail job: 256 bits that nobody can tell from random without the
 * app secret. So a token is in the mail alone: the database has its seed and its hash.
 */
export function mailedTokenMac(appSecret: string): Mac {
  return deriveMac(appSecret, 'mailed-token');
}
