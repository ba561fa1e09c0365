import { AuditTrail } from '../audit/index.js';
import {
  BatchesRepository,
  ContentService,
  ItemDocuments,
  ItemsRepository,
  NamesRepository,
  Places,
  Published,
  RevisionsRepository,
  ShardFormats,
} from '../content/index.js';
import { ReadCache, readLastPublicChange, type Platform } from '../platform/index.js';
import { POST_KIND } from '../posts/index.js';
import { KINDS } from './kinds.js';
import { UsersRepository } from '../users/index.js';

/** Builds what the API and the job worker have in common about posts, and of the places of all kinds. */
export function createPosts({ clock, logger, firestore, broken }: Platform) {
  const users = new UsersRepository(firestore, broken);
  const cache = new ReadCache({
    readLastChange: async () => readLastPublicChange(await firestore()),
    clock,
    logger,
  });
  const kind = POST_KIND;
  const formats = new ShardFormats({ firestore, broken, clock });
  const places = new Places({ firestore, formats, broken }, KINDS);
  const documents = new ItemDocuments({ kind, firestore, formats, broken, users });
  const items = new ItemsRepository(documents);
  const batches = new BatchesRepository(documents);
  const revisions = new RevisionsRepository(kind, firestore, broken);
  const directory = places.directoryOf(kind);
  const audit = new AuditTrail(clock);
  return {
    users,
    /** What this instance keeps of what visitors may read, of all features together. */
    publicReads: cache,
    formats,
    places,
    items,
    batches,
    names: new NamesRepository(documents),
    revisions,
    directory,
    texts: places.textsOf(kind),
    published: new Published({ kind, directory, cache, clock }),
    service: new ContentService({ kind, items, batches, revisions, audit, cache, clock }),
  };
}
