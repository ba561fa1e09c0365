import { createPlatform } from './wiring/platform.js';
import { createSweepers, sweepAll } from './wiring/sweepers.js';

/** What the `sweepJobs` function does, built at its first run. */
export function startSweeps() {
  const platform = createPlatform();
  const sweepers = createSweepers(platform);
  return () => sweepAll(sweepers, platform.logger);
}
