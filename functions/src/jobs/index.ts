export { JobFilesRepository } from './job-files.repository.js';
export type { JobHandler, JobHandlers, JobRun, StepOutcome } from './job-handler.js';
export type { Job, JobKind, JobProblem, JsonObject } from './job.js';
export { JobQueue } from './job-queue.js';
export { JobRunner } from './job-runner.js';
export { JobsRepository } from './jobs.repository.js';
export { JOB_ACCEPTED, jobRoutes, sendAccepted } from './jobs.router.js';
export { JobsService, type NewJob } from './jobs.service.js';
export { handleRunJob } from './run-job.task.js';
