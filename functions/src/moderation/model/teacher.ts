import type { Clock } from '../../platform/index.js';
import { loadEngine } from '../load-engine.js';
import { teach } from './lessons.js';
import type { LessonSource, ModelRepository } from './model.repository.js';

/** Lessons that one sweep takes of a source; the others wait for the next. */
const MAX_LESSONS = 100;

interface TeacherParts {
  readonly models: ModelRepository;
  readonly sources: readonly LessonSource[];
  readonly clock: Clock;
}

/** Teaches the filter what moderators have decided since the last sweep. */
export class Teacher {
  constructor(private readonly parts: TeacherParts) {}

  /** At most 100 lessons of each source. 1 read a source without any. @throws AppError data-loss when the model is broken */
  async sweep(): Promise<void> {
    for (const source of this.parts.sources) if (await source.hasPending()) await this.learnFrom(source);
  }

  private async learnFrom(source: LessonSource): Promise<void> {
    const { models, clock } = this.parts;
    const engine = await loadEngine();
    await models.learnFrom(source, { limit: MAX_LESSONS, now: clock.now() }, (site, lessons) => {
      for (const lesson of lessons) lesson.note(teach(site, lesson, engine));
    });
  }
}
