import { AppError } from '../../errors/index.js';
import type { Usage } from '../documents/media.codec.js';

const GIB = 1024 ** 3;

/** How much room originals may take, of one account and of all together. */
export const ROOM = {
  site: { bytes: 20 * GIB, files: 20_000 },
  account: { bytes: 10 * GIB, files: 10_000 },
} as const satisfies Record<string, Usage>;

/**
 * Requests at the same moment may exceed it by what they bring: it bounds a mistake, and nobody waits for it.
 *
 * @param used as it was a moment ago
 * @throws AppError failed-precondition when a file of `bytes` has no room
 */
export function requireRoom(used: Readonly<Record<'site' | 'account', Usage>>, bytes: number): void {
  const full = (['account', 'site'] as const).find((whose) => {
    const [is, may] = [used[whose], ROOM[whose]];
    return is.bytes + bytes > may.bytes || is.files + 1 > may.files;
  });
  if (full === undefined) return;
  const { bytes: mayBytes, files } = ROOM[full];
  const whose = full === 'site' ? 'The site has' : 'You have';
  throw new AppError({
    code: 'failed-precondition',
    message:
      `${whose} room for ${String(mayBytes / GIB)} GiB and ${String(files)} files, and this one is more. ` +
      'Delete what is not needed, for good: the trash counts (GET /admin/api/media/usage).',
  });
}
