export { authorNames, mediaAsShown } from './batches/carried.js';
export { CarriedRepository, type CarryOutcome } from './batches/carried.repository.js';
export { CarryAlong, KindCarrier } from './batches/carry-along.js';
export { BATCH_SIZE, BatchesRepository, type CreateOutcome } from './batches/batches.repository.js';
export { bulkEdit, BulkItems, bulkKind, KindBulk } from './batches/bulk-items.js';
export { summarise } from './batches/summarise.js';
export {
  CONTENT_FIELDS,
  contentField,
  COVER_IMAGE,
  FEATURED,
  NO_SEARCH,
  NO_SEO,
  pictureAsWritten,
  PICTURES,
  PLACED_PICTURE,
  sizeOf,
  STATUSES,
  WRITTEN,
  type Author,
  type CoverImage,
  type OwnFormats,
  type PlacedPicture,
  type Seo,
} from './content.fields.js';
export {
  changedForVisitors,
  isPublic,
  mainAuthor,
  type ContentEntry,
  type ContentItem,
} from './content-item.js';
export {
  defineKind,
  type ContentKind,
  type ContentTypes,
  type KindName,
  type TypesOf,
} from './content-kind.js';
export { BaseSweeper } from './directory/base/base-sweeper.js';
export { DirectoryBase } from './directory/base/directory-base.repository.js';
export { DIRECTORY_COST } from './directory/directory-cost.js';
export { directoryShards, Places, type Directory } from './directory/directory.repository.js';
export { ENTRY_FORMS } from './directory/base/entry-forms.js';
export { Published, PublishedItems } from './directory/published.js';
export { loadTextReading } from './directory/load-text-reading.js';
export { KindReindex, ReindexContent } from './directory/reindex.js';
export { ShardFormats } from './directory/shard-format.repository.js';
export { Dictionary, packDictionary } from './directory/terms/dictionary.js';
export { forEachTermOf } from './directory/terms/field-terms.js';
export {
  checkTerms,
  dictionaryOf,
  forEachTerm,
  packTerms,
  readTerms,
  type NumbersVisitor,
  type PreparedTerms,
} from './directory/terms/prepared-terms.js';
export { isUnspaced, queryTerms, tokenize } from './directory/terms/terms.js';
export { TEXTS_PLACE, type PackedText } from './directory/texts.js';
export { compose, editContent } from './items/compose.js';
export { ContentService, type Completion } from './items/content.service.js';
export { missingWarnings } from './items/shown-media.js';
export { publish, requireNotTrashed, schedule, trash, type Edit } from './items/edits.js';
export { ItemDocuments, type WriteFollower } from './items/item-documents.repository.js';
export { ItemsRepository } from './items/items.repository.js';
export type { KindServices } from './kind-services.js';
export { EditorListsService } from './lists/editor-lists.service.js';
export { PublicListsService, type PublicNarrowing } from './lists/public-lists.service.js';
export { findRelated, type Related } from './lists/related.js';
export { withAbsoluteLinks } from './markdown/absolute-links.js';
export {
  codeSpan,
  escapeAddress,
  escapeHeading,
  escapeLineStarts,
  escapeText,
  titlePart,
} from './markdown/escape-text.js';
export { loadMarkdown } from './markdown/load-markdown.js';
export { playerOf } from './markdown/players.js';
export type { RenderWarning } from './markdown/render-warnings.js';
export { CopiedItem } from './previews/copied-item.js';
export { PreviewLinks } from './previews/preview-links.js';
export { PreviewLinksService } from './previews/preview-links.service.js';
export { RenderedPreview } from './previews/rendered-preview.js';
export { changedFieldNames } from './revisions/revision.js';
export { RevisionsRepository } from './revisions/revisions.repository.js';
export { RevisionsService } from './revisions/revisions.service.js';
export { loadSlugify } from './slugs/load-slugify.js';
export { ALL_VISIBLE, isSameSlug, MAX_SLUG_LENGTH, SLUG_PATTERN } from './slugs/slug.js';
export { archive, flagFilter, flagOf, ownFilter, slugParams } from './wire/addresses.schema.js';
export {
  coverImageJson,
  kindJson,
  presentSeo,
  REVISION_SHAPE,
  seoShape,
  SUMMARY_SHAPE,
  warningsJson,
  withMainAuthor,
  withWriter,
} from './wire/content.presenter.js';
export {
  bulkBody,
  bulkIds,
  CONTENT_LIMITS,
  CONTENT_PATCH_SHAPE,
  coverImage,
  httpUrl,
  NEW_CONTENT_SHAPE,
  patchBody,
  pictureShape,
  slug,
} from './wire/content.schema.js';
export { finishBy } from './wire/finish-copy.js';
export { answerOf, type KindWire } from './wire/kind-wire.js';
export { unfinishedPicture, unfinishedText, WORKING_COPY_SHAPE } from './wire/working-copy.schema.js';
export { BaseOfCopies } from './working-copies/copy-base.js';
export type { Finish } from './working-copies/copied-change.js';
export { CopiesService } from './working-copies/copies.service.js';
export { LiveKind, ScheduledVersions } from './working-copies/scheduled-versions.js';
export { WORKING_COPIES } from './working-copies/working-copy.js';
export { WorkingCopiesRepository } from './working-copies/working-copies.repository.js';
export { WorkingCopiesService } from './working-copies/working-copies.service.js';
