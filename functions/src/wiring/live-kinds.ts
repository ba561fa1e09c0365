import { finishBy, LiveKind } from '../content/index.js';
import { PAGE_WIRE } from '../pages/index.js';
import type { Platform } from '../platform/index.js';
import { POST_WIRE } from '../posts/index.js';
import { PROJECT_WIRE } from '../projects/index.js';
import { createContent } from './content.js';

/** Builds what makes working copies live, of each kind. Imported late: mostly no sweep needs it. */
export function createLiveKinds(platform: Platform) {
  const { posts, pages, projects } = createContent(platform);
  return [
    new LiveKind(posts.kind.name, posts.workingCopies, finishBy(POST_WIRE)),
    new LiveKind(pages.kind.name, pages.workingCopies, finishBy(PAGE_WIRE)),
    new LiveKind(projects.kind.name, projects.workingCopies, finishBy(PROJECT_WIRE)),
  ];
}
