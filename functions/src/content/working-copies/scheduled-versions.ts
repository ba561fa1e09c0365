import { runInContext, type Clock, type Logger } from '../../platform/index.js';
import { newId } from '../../shared/index.js';
import type { ContentTypes, KindName } from '../content-kind.js';
import type { CopySummary } from './working-copy.js';
import type { WorkingCopiesRepository } from './working-copies.repository.js';
import type { Finish } from './copied-change.js';
import type { WorkingCopiesService } from './working-copies.service.js';

/** Copies that one sweep makes live: the next one goes on. */
const AT_ONCE = 50;

/** Makes copies of one kind live, whatever its types are. */
export class LiveKind<T extends ContentTypes> {
  constructor(
    readonly name: KindName,
    private readonly copies: Pick<WorkingCopiesService<T>, 'goLive'>,
    private readonly finish: Finish<T>,
  ) {}

  /** See WorkingCopiesService.goLive. */
  goLive(id: string): Promise<boolean> {
    return this.copies.goLive(id, this.finish);
  }
}

interface ScheduledParts {
  readonly copies: Pick<WorkingCopiesRepository, 'listDue'>;
  /** Built when the first is due: mostly none is. */
  readonly kinds: () => Promise<readonly Pick<LiveKind<ContentTypes>, 'name' | 'goLive'>[]>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Makes live what waits for its time: each in a transaction of its own, so that whoever ends a sweep ends nothing half. */
export class ScheduledVersions {
  constructor(private readonly parts: ScheduledParts) {}

  /** 1 read where none is due. @throws Error when some could not be made live for now: the next sweep does it */
  async sweep(): Promise<void> {
    const { copies, kinds, clock } = this.parts;
    const due = await copies.listDue(clock.now(), AT_ONCE);
    if (due.length === 0) return;
    const byName = new Map((await kinds()).map((kind) => [kind.name as string, kind]));
    const failures: unknown[] = [];
    for (const copy of due) {
      // One of a kind that a later version has is left to that.
      const kind = byName.get(copy.kind);
      if (kind) await this.goLive(copy, kind).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0)
      throw new Error(`${String(failures.length)} scheduled versions not live yet`, { cause: failures[0] });
  }

  private async goLive(copy: CopySummary, kind: Pick<LiveKind<ContentTypes>, 'goLive'>): Promise<void> {
    const { logger } = this.parts;
    const { itemId, updatedBy: actorId } = copy;
    // In the name of who has scheduled it.
    const context = { requestId: newId(), ...(actorId !== null && { actorId }) };
    await runInContext(context, async () => {
      const isLive = await kind.goLive(itemId);
      const what = isLive ? 'scheduled version is live' : 'scheduled version is not live';
      logger.log(isLive ? 'info' : 'warn', what, { kind: copy.kind, item_id: itemId });
    });
  }
}
