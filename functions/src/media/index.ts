export { MEDIA, MEDIA_FILES, MEDIA_USAGE, type Media } from './documents/media.codec.js';
export { MediaChangesRepository } from './documents/media-changes.repository.js';
export { MediaUsesRepository } from './documents/media-uses.repository.js';
export { MediaUsageRepository } from './documents/media-usage.repository.js';
export { MediaRepository } from './documents/media.repository.js';
export { CARD_DIGITS, cardFilePath, cardInPath, EXPORT_LIFE_MS, EXPORTS } from './files/media-paths.js';
export { MediaFiles } from './files/media-files.js';
export { sharePicture } from './files/share-picture.js';
export { DailySweep } from './jobs/daily-sweep.repository.js';
export { JoinUpload } from './jobs/join-upload.js';
export { RenderMedia, type ShowingOfMedia } from './jobs/render-media.js';
export { SweepMedia } from './jobs/sweep-media.js';
export { MEDIA_TEXT_SHAPE, uploadFileName } from './library/library.schema.js';
export { LibraryService } from './library/library.service.js';
export { TrashService } from './library/trash.service.js';
export {
  ContentHash,
  HASH_PATTERN,
  isPictureType,
  MEDIA_TEXTS,
  wordsOfName,
  type MediaText,
} from './media.js';
export { UploadedArchives } from './parts/uploaded-archives.js';
export { uploadParams } from './parts/uploads.schema.js';
export { UploadParts } from './parts/upload-parts.js';
export { MEDIA_UPLOADS } from './parts/uploads.codec.js';
export { UploadsRepository } from './parts/uploads.repository.js';
export { UploadsService } from './parts/uploads.service.js';
export { MediaServing } from './serving/serving.service.js';
export { traitsOf, type MediaType } from './types/index.js';
export { Intake, type Taken } from './upload/intake.service.js';
export { UploadService, type WholeUpload } from './upload/upload.service.js';
export { isMediaName, mediaUrl, parseMediaAddress, type MediaAddress } from './shown/media-addresses.js';
export { MEDIA_USE_SHAPE } from './shown/media-use.js';
export { mediaInHtml, showMediaInHtml } from './shown/show-in-html.js';
export { SHOWN_PICTURE, type FindMedia, type ShownMedia } from './shown/shown-media.js';
export { writtenHashes, writtenNames } from './shown/written-hashes.js';
export { ShownMediaRepository } from './documents/shown-media.repository.js';
