export { JobFilesRepository } from './job-files.repository.js';
export type { JobHandler, JobHandlers, JobRun, StepOutcome } from './job-handler.js';
export { JOBS, JobWork } from './job-work.js';
export type { JobKind, JsonObject } from './job.js';
export { JOB_DOCUMENTS, type Job, type JobProblem } from './jobs.codec.js';
export { JobsRepository } from './jobs.repository.js';
export { JobsService } from './jobs.service.js';
export { creationOf, newJob, THE_SITE } from './new-job.js';
export { jobParams } from './jobs.schema.js';
