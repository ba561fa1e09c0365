import { createJobHandler } from './wiring/jobs.js';
import { createPlatform } from './wiring/platform.js';

/** What the `runJob` function does with a task, built at its first one. */
export function startJobs() {
  return createJobHandler(createPlatform());
}
