import { argon2, pbkdf2, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import { AppError } from '../../errors/index.js';
import { normalPassword } from '../../shared/index.js';
import { formatPhc, parsePhc, type Phc, type PhcId } from './phc.js';

const argon2Async = promisify(argon2);
const pbkdf2Async = promisify(pbkdf2);
const scryptAsync = promisify(scrypt) as (
  password: string,
  salt: Buffer,
  keyLength: number,
  options: { N: number; r: number; p: number; maxmem: number },
) => Promise<Buffer>;

/** Parameters of new hashes: argon2id with 19 MiB, 2 passes, 1 lane (OWASP's password storage cheat sheet). */
const ARGON2 = { m: 19_456, t: 2, p: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** Hashes that run at once; the libuv pool has 4 threads, and each hash holds 19 MiB. */
const MAX_CONCURRENT_HASHES = 2;

/** Hashes that may wait behind them, some 3 s of work; more are refused. */
const MAX_WAITING_HASHES = 100;

/** Upper bounds of what a stored hash may ask for, so that an imported one can't stall the instance. */
const MAX_PARAMS: Readonly<Record<PhcId, Readonly<Record<string, number>>>> = {
  argon2id: { m: 65_536, t: 10, p: 4 },
  'pbkdf2-sha256': { i: 2_000_000 },
  scrypt: { ln: 17, r: 8, p: 4 },
};

/** Memory that argon2 needs for each lane, in KiB. */
const MIN_LANE_KIB = 8;

/** Verifies against this when there is no account, so that the answer takes as long. No password gives it. */
const DUMMY: Phc = {
  id: 'argon2id',
  version: 19,
  params: ARGON2,
  salt: Buffer.alloc(SALT_BYTES),
  hash: Buffer.alloc(HASH_BYTES),
};

/**
 * How a password that is right was given: in the form that is hashed, or in another one, of which a hash was made before
 * passwords were normalised.
 */
export type RightPassword = 'normal' | 'as-given';

/** Hashes and verifies passwords, at most two at once in an instance. */
export class Passwords {
  private readonly limit = pLimit(MAX_CONCURRENT_HASHES);

  /** A new argon2id hash of the password's normal form as a PHC string. */
  async hash(password: string): Promise<string> {
    const salted = { ...DUMMY, salt: randomBytes(SALT_BYTES) };
    return formatPhc({ ...salted, hash: await this.queued(() => derive(normalPassword(password), salted)) });
  }

  /**
   * Whether `password` gives the stored hash; with `null` (no such account), or a hash that is none, the same work and
   * always false: nothing must tell the accounts that can't log in from addresses without one.
   *
   * @param stored PHC string: argon2id, or pbkdf2-sha256 or scrypt of an import
   * @throws AppError unavailable when too many hashes wait
   */
  async verify(password: string, stored: string | null): Promise<boolean> {
    return (await this.judge(password, stored)) !== null;
  }

  /**
   * The same as verify, and in which form the password is right; null when it is wrong. One that is not in normal form costs two
   * hashes, whether the first is right or not, and whether there is an account or not.
   *
   * @throws AppError unavailable as verify
   */
  async judge(password: string, stored: string | null): Promise<RightPassword | null> {
    const usable = stored === null ? null : usablePhc(stored);
    const phc = usable ?? DUMMY;
    const normal = normalPassword(password);
    const isNormalRight = await this.gives(normal, phc);
    const isGivenRight = normal === password ? isNormalRight : await this.gives(password, phc);
    if (!usable) return null;
    if (isNormalRight) return 'normal';
    return isGivenRight ? 'as-given' : null;
  }

  /** Whether some password may give a stored hash: whether it is a PHC string, and asks for no more than an instance has. */
  isUsable(stored: string): boolean {
    return usablePhc(stored) !== null;
  }

  /** Whether a stored hash was made with other parameters than new ones and should be replaced at login. */
  needsRehash(stored: string): boolean {
    const phc = parsePhc(stored);
    return (
      phc?.id !== 'argon2id' || Object.entries(ARGON2).some(([name, value]) => phc.params[name] !== value)
    );
  }

  private async gives(password: string, phc: Phc): Promise<boolean> {
    const actual = await this.queued(() => derive(password, phc));
    return actual.length === phc.hash.length && timingSafeEqual(actual, phc.hash);
  }

  private queued<T>(work: () => Promise<T>): Promise<T> {
    if (this.limit.pendingCount >= MAX_WAITING_HASHES) {
      throw new AppError({
        code: 'unavailable',
        message: 'Too many logins at once. Try again in a few seconds.',
        headers: { 'Retry-After': '5' },
      });
    }
    return this.limit(work);
  }
}

async function derive(password: string, { id, params, salt, hash }: Phc): Promise<Buffer> {
  const param = (name: string) => params[name] ?? 0;
  switch (id) {
    case 'argon2id':
      return argon2Async('argon2id', {
        message: password,
        nonce: salt,
        memory: param('m'),
        passes: param('t'),
        parallelism: param('p'),
        tagLength: hash.length,
      });
    case 'pbkdf2-sha256':
      return pbkdf2Async(password, salt, param('i'), hash.length, 'sha256');
    case 'scrypt': {
      const [N, r, p] = [2 ** param('ln'), param('r'), param('p')];
      return scryptAsync(password, salt, hash.length, { N, r, p, maxmem: 128 * N * r * 2 });
    }
  }
}

/** See Passwords.isUsable. */
function usablePhc(stored: string): Phc | null {
  const phc = parsePhc(stored);
  if (!phc) return null;
  const { id, params } = phc;
  const areBounded = Object.entries(MAX_PARAMS[id]).every(([name, max]) => {
    const { [name]: value = 0 } = params;
    return value >= 1 && value <= max;
  });
  const { m = 0, p = 0 } = params;
  return areBounded && (id !== 'argon2id' || m >= MIN_LANE_KIB * p) ? phc : null;
}
