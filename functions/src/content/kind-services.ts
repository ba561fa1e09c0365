import type { ContentTypes } from './content-kind.js';
import type { ContentService } from './items/content.service.js';
import type { EditorListsService } from './lists/editor-lists.service.js';
import type { PreviewLinksService } from './previews/preview-links.service.js';
import type { RevisionsService } from './revisions/revisions.service.js';
import type { WorkingCopiesService } from './working-copies/working-copies.service.js';

/** What requests can do with the items of a kind. */
export interface KindServices<T extends ContentTypes> {
  /** Reads and writes one, or some. */
  readonly service: ContentService<T>;
  readonly editorLists: EditorListsService<T>;
  readonly revisions: RevisionsService<T>;
  readonly workingCopies: WorkingCopiesService<T>;
  readonly previewLinks: PreviewLinksService<T>;
}
