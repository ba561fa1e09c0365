import {
  BaseSweeper,
  DirectoryBase,
  directoryShards,
  ScheduledVersions,
  ShardFormats,
  WorkingCopiesRepository,
} from '../content/index.js';
import { MessageLessons } from '../contact/index.js';
import { ModelRepository, Teacher } from '../moderation/model/index.js';
import { createJobQueue } from './job-queue.js';
import { createOutbox } from './mail.js';
import { KINDS } from './kinds.js';
import { createMediaSweeper } from './media.js';
import { errorFields, type Logger, type Platform } from '../platform/index.js';

/** Take up what waits, each by the name of what it sweeps. */
type Sweepers = Readonly<Record<string, { sweep(): Promise<unknown> }>>;

/** Builds the sweepers of the `sweepJobs` function. */
export function createSweepers(platform: Platform): Sweepers {
  const jobs = createJobQueue(platform);
  return {
    'mail jobs': createOutbox(platform),
    jobs,
    media: createMediaSweeper(platform, jobs),
    lessons: createTeacher(platform),
    directory: createBaseSweeper(platform),
    'scheduled versions': createScheduledVersions(platform),
  };
}

/** Builds what keeps the base of the directory. */
export function createBaseSweeper({
  firestore,
  broken,
  clock,
}: Pick<Platform, 'firestore' | 'broken' | 'clock'>): BaseSweeper {
  const formats = new ShardFormats({ firestore, broken, clock });
  return new BaseSweeper({
    base: new DirectoryBase({ firestore, broken }),
    formats,
    newDirectory: (base) => directoryShards({ firestore, broken, formats }, KINDS, base),
    clock,
  });
}

/** Builds what makes working copies live at their time. */
function createScheduledVersions(platform: Platform): ScheduledVersions {
  const { clock, logger, firestore, broken } = platform;
  return new ScheduledVersions({
    copies: new WorkingCopiesRepository(firestore, broken),
    kinds: async () => (await import('./live-kinds.js')).createLiveKinds(platform),
    clock,
    logger,
  });
}

/** Builds what teaches the spam filter what moderators decide. */
function createTeacher({ firestore, broken, clock }: Platform): Teacher {
  const models = new ModelRepository(firestore, broken);
  return new Teacher({ models, sources: [new MessageLessons(firestore, broken)], clock });
}

/**
 * Runs every sweeper, whatever becomes of the others. What failed is in the log as an error, since nobody else is told, and
 * not thrown: the next sweep makes up for it, and firebase-functions would log it once more, with a stack that leads nowhere.
 */
export async function sweepAll(sweepers: Sweepers, logger: Logger): Promise<void> {
  const sweeps = Object.entries(sweepers).map(async ([name, sweeper]) => {
    try {
      await sweeper.sweep();
    } catch (error) {
      logger.log('error', `sweep of ${name} failed`, errorFields(error));
    }
  });
  await Promise.all(sweeps);
}
