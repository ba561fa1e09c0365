export { LearnedModel } from './learned-model.js';
export { decisionOf, DECISIONS, isPending, learnedBefore } from './lessons.js';
export { MODEL_DOCUMENTS } from './model.codec.js';
export { ModelRepository, type LessonSource, type PendingLesson } from './model.repository.js';
export { ModelService } from './model.service.js';
export { Teacher } from './teacher.js';
