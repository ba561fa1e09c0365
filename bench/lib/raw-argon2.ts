/**
 * The yardstick of logins: argon2id with the parameters and the parallelism of functions/src/auth/passwords/passwords.ts, and
 * nothing else.
 */
import { argon2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

const hash = promisify(argon2);
const PARALLEL = 2;

/**
 * As many hashes as this process can do in some seconds.
 *
 * @returns cpuMs: processor time of all of them
 */
export async function hashAlone(seconds: number): Promise<{ count: number; cpuMs: number }> {
  const until = performance.now() + seconds * 1000;
  const before = process.cpuUsage();
  let count = 0;
  const work = async () => {
    while (performance.now() < until) {
      await hash('argon2id', {
        message: 'correct horse battery staple',
        nonce: randomBytes(16),
        memory: 19_456,
        passes: 2,
        parallelism: 1,
        tagLength: 32,
      });
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  const { user, system } = process.cpuUsage(before);
  return { count, cpuMs: (user + system) / 1000 };
}
