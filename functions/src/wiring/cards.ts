import { CardJobs, CardsRepository, MakeCards } from '../cards/index.js';
import { siteName } from '../config/index.js';
import { MediaFiles } from '../media/index.js';
import type { Platform } from '../platform/index.js';
import { SettingsRepository, startingSettings } from '../settings/index.js';
import { createJobQueue } from './job-queue.js';
import { KINDS } from './kinds.js';

/** Builds what begins the jobs that draw cards, with the writes that they follow from. */
export function createCardJobs(platform: Platform): CardJobs {
  return new CardJobs({ jobs: createJobQueue(platform), clock: platform.clock });
}

/** Builds what draws cards. */
export function createMakeCards({ firestore, broken, files }: Platform): MakeCards {
  const cards = new CardsRepository({
    kinds: KINDS,
    firestore,
    broken,
    settings: new SettingsRepository(firestore, broken),
    starting: startingSettings(siteName()),
  });
  return new MakeCards({ cards, files: new MediaFiles(files) });
}
