import { AuditTrail } from '../audit/index.js';
import {
  BatchesRepository,
  ContentService,
  ItemDocuments,
  ItemsRepository,
  Places,
  Published,
  RevisionsRepository,
  ShardFormats,
} from '../content/index.js';
import type { Platform, ReadCache } from '../platform/index.js';
import { POST_KIND } from '../posts/index.js';
import { KINDS } from './kinds.js';
import type { UsersRepository } from '../users/index.js';

interface Shared {
  readonly users: UsersRepository;
  readonly publicReads: ReadCache;
}

/** Builds what the API and the job worker have in common about posts, and of the places of all kinds. */
export function createPosts({ clock, firestore, broken }: Omit<Platform, 'queues'>, shared: Shared) {
  const { users, publicReads: cache } = shared;
  const kind = POST_KIND;
  const formats = new ShardFormats({ firestore, broken, clock });
  const places = new Places({ firestore, formats, broken }, KINDS);
  const documents = new ItemDocuments({ kind, firestore, formats, broken });
  const items = new ItemsRepository(documents);
  const batches = new BatchesRepository(documents);
  const revisions = new RevisionsRepository(kind, firestore, broken);
  const directory = places.directoryOf(kind);
  const audit = new AuditTrail(clock);
  return {
    formats,
    places,
    items,
    batches,
    revisions,
    directory,
    texts: places.textsOf(kind),
    published: new Published({ kind, directory, cache, clock }),
    service: new ContentService({ kind, items, batches, revisions, users, audit, cache, clock }),
  };
}
