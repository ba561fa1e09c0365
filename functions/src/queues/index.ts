export { QueuePausesRepository } from './queue-pauses.repository.js';
export { QueuesService } from './queues.service.js';
