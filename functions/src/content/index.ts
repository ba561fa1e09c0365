export { NAMES_BATCH_SIZE, NamesRepository, type NameOutcome } from './batches/names.repository.js';
export { KindNames, RenameAuthor } from './batches/rename-author.js';
export { BATCH_SIZE, BatchesRepository, type CreateOutcome } from './batches/batches.repository.js';
export { summarise } from './batches/summarise.js';
export {
  CONTENT_FIELDS,
  contentField,
  NO_SEARCH,
  NO_SEO,
  STATUSES,
  WRITTEN,
  type Author,
  type OwnFormats,
  type Seo,
} from './content.fields.js';
export {
  changedForVisitors,
  isPublic,
  itemEtag,
  lastModified,
  mainAuthor,
  type RevisionSummary,
} from './content-item.js';
export {
  defineKind,
  type AuditedVerb,
  type ContentKind,
  type ContentTypes,
  type TypesOf,
} from './content-kind.js';
export { DIRECTORY_COST, FORMAT_COST, PUBLISHING_COST } from './directory/directory-cost.js';
export { Places, type Directory, type Texts } from './directory/directory.repository.js';
export {
  editorPage,
  listPosition,
  SORT_KEYS,
  STATUS_FILTERS,
  type EditorFilter,
} from './directory/editor-list.js';
export { Published } from './directory/published.js';
export { KindReindex, ReindexContent } from './directory/reindex.js';
export { findRelated, type Related } from './directory/related.js';
export { ShardFormats } from './directory/shard-format.repository.js';
export { Dictionary, packDictionary } from './directory/dictionary.js';
export { forEachTermOf } from './directory/field-terms.js';
export {
  checkTerms,
  dictionaryOf,
  forEachTerm,
  packTerms,
  readTerms,
  type NumbersVisitor,
  type PreparedTerms,
} from './directory/prepared-terms.js';
export { isUnspaced, queryTerms, tokenize } from './directory/terms.js';
export { TEXTS_PLACE, unpackText, type PackedText } from './directory/texts.js';
export { compose, editContent, type Heed } from './items/compose.js';
export { ContentService } from './items/content.service.js';
export {
  publish,
  publishAsOf,
  requireNotTrashed,
  restore,
  schedule,
  trash,
  unpublish,
  type Edit,
} from './items/edits.js';
export { ItemDocuments } from './items/item-documents.repository.js';
export { ItemsRepository } from './items/items.repository.js';
export { withAbsoluteLinks } from './markdown/absolute-links.js';
export { loadMarkdown } from './markdown/load-markdown.js';
export { playerOf } from './markdown/players.js';
export type { RenderWarning } from './markdown/render-warnings.js';
export { PreviewLinks } from './previews/preview-links.js';
export { PreviewLinksService } from './previews/preview-links.service.js';
export { changedFieldNames } from './revisions/revision.js';
export { RevisionsRepository } from './revisions/revisions.repository.js';
export { RevisionsService } from './revisions/revisions.service.js';
export { loadSlugify } from './slugs/load-slugify.js';
export { ALL_VISIBLE, isSameSlug, MAX_SLUG_LENGTH, SLUG_PATTERN } from './slugs/slug.js';
