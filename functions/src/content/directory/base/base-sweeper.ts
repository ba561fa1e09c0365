import type { Clock } from '../../../platform/index.js';
import { newestFirst } from '../../content-item.js';
import type { DirectoryBase, StoredBase } from './directory-base.repository.js';
import { BASE_FORMS } from './packed-base.js';
import type { ShardFormats } from '../shard-format.repository.js';
import type { Shards } from '../shards.repository.js';

/** How long a base follows bases before it is made of nothing but shards again, in ms: so long it may say what was changed past this code. */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;

interface BaseSweeperParts {
  readonly base: DirectoryBase;
  readonly formats: ShardFormats;
  /** Gives the directory as it is read by an instance that has nothing yet. @param base what it begins with */
  readonly newDirectory: (base: DirectoryBase | undefined) => Shards;
  readonly clock: Clock;
}

/** Keeps the base of the directory no older than the last change but for some minutes. */
export class BaseSweeper {
  constructor(private readonly parts: BaseSweeperParts) {}

  /**
   * Makes the base anew where shards were changed since. 2 reads where they were not; else those of a new instance, and a write for
   * each part.
   */
  async sweep(): Promise<void> {
    const { base, formats, newDirectory, clock } = this.parts;
    const now = clock.now();
    const stored = await base.stored();
    const followed = followable(stored, now);
    // Whether one that was too large is so still is seen when it is made anew.
    if (
      followed &&
      (followed.parts === 0 || !(await newDirectory(undefined).areChangedSince(followed.readTime)))
    )
      return;
    const { salt, hasFormerShards } = await formats.getAnew();
    // What version 0.1 has left is in no base.
    if (hasFormerShards) return;
    const directory = newDirectory(followed ? base : undefined);
    await directory.refresh();
    const madeAnewAt = followed?.madeAnewAt ?? now;
    await base.replace(stored, { content: directory.toBase(newestFirst), salt, madeAnewAt });
  }
}

/** What a new base may begin with. */
function followable(stored: StoredBase | null, now: Date) {
  const head = stored?.head ?? null;
  if (head?.forms !== BASE_FORMS) return null;
  return now.getTime() - head.madeAnewAt.getTime() < MAX_AGE_MS ? head : null;
}
