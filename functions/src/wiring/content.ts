import { AuditTrail } from '../audit/index.js';
import {
  authorNames,
  BaseOfCopies,
  BatchesRepository,
  CarriedRepository,
  type Completion,
  ContentService,
  CopiedItem,
  EditorListsService,
  ItemDocuments,
  ItemsRepository,
  mediaAsShown,
  Places,
  type PreviewLinks,
  PreviewLinksService,
  Published,
  PublishedItems,
  RevisionsRepository,
  RevisionsService,
  WorkingCopiesRepository,
  WorkingCopiesService,
  ShardFormats,
  type ContentKind,
  type ContentTypes,
  type Finish,
  type KindServices,
} from '../content/index.js';
import { ShownMediaRepository } from '../media/index.js';
import { createCardJobs } from './cards.js';
import { ReadCache, readLastPublicChange, type Platform } from '../platform/index.js';
import { PAGE_KIND } from '../pages/index.js';
import { POST_KIND } from '../posts/index.js';
import { PROJECT_KIND } from '../projects/index.js';
import { TagDetailsRepository, TagNames } from '../tags/index.js';
import type { Cursors } from '../shared/index.js';
import { UsersRepository } from '../users/index.js';
import { KINDS } from './kinds.js';

/** Builds what the API and the job worker have in common about content: what all kinds share, and each kind's own. */
export function createContent(platform: Platform) {
  const shared = createShared(platform);
  const { places, publicReads: cache } = shared;
  const tagDetails = new TagDetailsRepository(platform.firestore, platform.broken);
  const tagNames = new TagNames({
    details: tagDetails,
    directory: places.directoryOf(POST_KIND),
    cache,
    logger: platform.logger,
  });
  return {
    ...shared,
    tagDetails,
    posts: createKind(POST_KIND, shared, platform, tagNames.completion),
    pages: createKind(PAGE_KIND, shared, platform),
    projects: createKind(PROJECT_KIND, shared, platform),
  };
}

/** Builds what all kinds share. */
function createShared(platform: Platform) {
  const { clock, logger, firestore, broken } = platform;
  const publicReads = new ReadCache({
    readLastChange: async () => readLastPublicChange(await firestore()),
    clock,
    logger,
  });
  const formats = new ShardFormats({ firestore, broken, clock });
  const places = new Places({ firestore, formats, broken }, KINDS);
  return {
    users: new UsersRepository(firestore, broken),
    shownMedia: new ShownMediaRepository(broken),
    copies: new WorkingCopiesRepository(firestore, broken),
    /** What this instance keeps of what visitors may read, of all features together. */
    publicReads,
    formats,
    places,
    published: new PublishedItems({ places, cache: publicReads, clock }),
    cards: createCardJobs(platform),
  };
}

/** Builds what a kind has of its own. */
function createKind<T extends ContentTypes>(
  kind: ContentKind<T>,
  {
    users,
    shownMedia,
    copies,
    publicReads: cache,
    formats,
    places,
    published,
    cards: follower,
  }: ReturnType<typeof createShared>,
  { clock, firestore, broken }: Platform,
  completion?: Completion<T>,
) {
  const documents = new ItemDocuments({ kind, firestore, formats, broken, users, shownMedia, follower });
  const items = new ItemsRepository(documents);
  const batches = new BatchesRepository(documents);
  const revisions = new RevisionsRepository(kind, firestore, broken);
  const audit = new AuditTrail(clock);
  const service = new ContentService({ kind, items, batches, revisions, completion, audit, cache, clock });
  return {
    kind,
    items,
    copies,
    batches,
    names: new CarriedRepository(documents, authorNames()),
    shown: new CarriedRepository(documents, mediaAsShown(kind)),
    revisions,
    directory: places.directoryOf(kind),
    texts: places.textsOf(kind),
    published: new Published(kind, published),
    service,
    workingCopies: new WorkingCopiesService({
      kind,
      copies,
      items: service,
      base: new BaseOfCopies(kind, revisions),
      audit,
      clock,
    }),
  };
}

/** What a kind has of its own. */
export type KindContent<T extends ContentTypes> = ReturnType<typeof createKind<T>>;

interface RequestParts<T extends ContentTypes> {
  readonly cursors: Cursors;
  readonly links: PreviewLinks;
  /** Of its working copies. */
  readonly finish: Finish<T>;
}

/** Builds what requests can do with a kind. */
export function createKindServices<T extends ContentTypes>(
  { kind, items, copies, revisions, directory, service, workingCopies }: KindContent<T>,
  { cursors, links, finish }: RequestParts<T>,
  { clock }: Platform,
): KindServices<T> {
  return {
    service,
    workingCopies,
    editorLists: new EditorListsService({ kind, directory, copies, cursors, clock }),
    revisions: new RevisionsService({ kind, revisions, items: service }),
    previewLinks: new PreviewLinksService({
      ...{ kind, items, links, clock },
      copied: new CopiedItem({ kind, copies, items: service, finish }),
      audit: new AuditTrail(clock),
    }),
  };
}
