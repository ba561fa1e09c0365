import type { DocumentReference, DocumentSnapshot, Firestore, Query } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditTrail } from '../audit/index.js';
import { reform, type AnyCollection, type BrokenSource } from '../documents/index.js';
import { isStaleWrite, isTooLarge, type FirestoreProvider } from '../platform/index.js';
import { keptValues } from './kept-values.js';
import type { Finding, MigrationStep, Outcome } from './migration-step.js';

/** How often a document is read again that is changed meanwhile. */
const ATTEMPTS = 5;

/** How much of what is replaced the audit log keeps, in characters of JSON. */
const MAX_KEPT = 200_000;

/** Sorts before every id. */
const FIRST_ID = ' ';

const BUSY = 'it was changed again and again meanwhile: migrate once more';

const NO_ROOM = 'it has no room for the fields that it lacks: make it smaller, and migrate once more';

const TOO_LARGE = 'what can not be read is too large for the audit log: mend it by hand, or remove it';

interface CollectionMigrationParts {
  readonly collection: AnyCollection;
  readonly firestore: FirestoreProvider;
  readonly audit: AuditTrail;
}

/** What is to be done with a document. */
interface Plan {
  readonly outcome: Outcome;
  readonly changes?: Readonly<Record<string, unknown>>;
  /** What is replaced or removed, for the audit log. */
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  readonly detail?: string;
}

/**
 * Brings the documents of a collection to the form of this version: each is written in the fields that differ only, and only
 * as it was read, since instances of the version before write as well. The audit log keeps what is replaced.
 */
export class CollectionMigration implements MigrationStep {
  readonly name: string;

  constructor(private readonly parts: CollectionMigrationParts) {
    this.name = parts.collection.fullName;
  }

  /** 1 read for each document. */
  async look(after: string | null, limit: number): Promise<readonly Finding[]> {
    const db = await this.parts.firestore();
    const docs = await this.page(db, after, limit);
    return Promise.all(docs.map(async (doc) => findingOf(doc.ref, await this.plan(db, doc))));
  }

  /** By path: what lies below one collection comes together, before or behind what others have below them. */
  private async page(db: Firestore, after: string | null, limit: number): Promise<DocumentSnapshot[]> {
    const { name, below } = this.parts.collection;
    const all: Query = below === undefined ? db.collection(name) : db.collectionGroup(name);
    const begin = after ?? (below === undefined ? null : `${below}/${FIRST_ID}/${name}/${FIRST_ID}`);
    const sorted = all.orderBy('__name__');
    const { docs } = await (begin === null ? sorted : sorted.startAfter(db.doc(begin))).limit(limit).get();
    return docs.filter(({ ref }) => below === undefined || ref.parent.parent?.parent.path === below);
  }

  /** 1 read for each document, and 1 or 2 writes, again for each time that it was changed meanwhile. */
  async bring(paths: readonly string[]): Promise<readonly Finding[]> {
    const db = await this.parts.firestore();
    const findings: Finding[] = [];
    for (const path of paths) findings.push(await this.bringOne(db, db.doc(path)));
    return findings;
  }

  private async bringOne(db: Firestore, ref: DocumentReference): Promise<Finding> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const snapshot = await ref.get();
      if (!snapshot.exists) return { path: ref.path, outcome: 'unchanged' };
      const plan = await this.plan(db, snapshot);
      try {
        await this.carryOut(db, snapshot, plan);
        return findingOf(ref, plan);
      } catch (error) {
        if (isTooLarge(error)) return findingOf(ref, { outcome: 'failed', detail: NO_ROOM });
        if (!isStaleWrite(error)) throw error;
      }
    }
    return findingOf(ref, { outcome: 'failed', detail: BUSY });
  }

  private async plan(db: Firestore, snapshot: DocumentSnapshot): Promise<Plan> {
    const { collection } = this.parts;
    const source = sourceOf(db, snapshot);
    const { changes, replaced, problems } = await reform(collection, source);
    if (problems.length > 0 && collection.removedIfBroken === undefined) {
      return { outcome: 'failed', detail: problems.join('; ') };
    }
    if (problems.length > 0) return { outcome: 'removed', before: keptValues(collection, source.stored) };
    const names = Object.keys(replaced);
    if (names.length === 0) {
      return { outcome: Object.keys(changes).length > 0 ? 'changed' : 'unchanged', changes };
    }
    const before = keptValues(collection, source.stored, names);
    if (JSON.stringify(before).length > MAX_KEPT) return { outcome: 'failed', detail: TOO_LARGE };
    return { outcome: 'mended', changes, before, after: keptValues(collection, replaced) };
  }

  /** @throws Firestore's error when the document is another by now, or too large */
  private async carryOut(db: Firestore, { ref, updateTime }: DocumentSnapshot, plan: Plan): Promise<void> {
    const { outcome, changes = {}, before, after = {} } = plan;
    if (outcome === 'unchanged' || outcome === 'failed' || !updateTime) return;
    const asRead = { lastUpdateTime: updateTime };
    const batch = db.batch();
    if (outcome === 'removed') batch.delete(ref, asRead);
    else batch.update(ref, changes, asRead);
    if (before) {
      const action = outcome === 'removed' ? 'document_removed' : 'document_mended';
      const target = { type: 'document', id: ref.path } as const;
      addAuditEntry(batch, db, this.parts.audit.entry({ action, target, before, after }));
    }
    await batch.commit();
  }
}

function findingOf({ path }: DocumentReference, { outcome, detail }: Plan): Finding {
  return { path, outcome, ...(detail !== undefined && { detail }) };
}

function sourceOf(db: Firestore, snapshot: DocumentSnapshot): BrokenSource {
  const { id, ref, createTime, updateTime } = snapshot;
  return {
    id,
    path: ref.path,
    createTime: createTime?.toDate() ?? new Date(0),
    updateTime: updateTime?.toDate() ?? new Date(0),
    stored: snapshot.data() ?? {},
    idsOf: async (path, field, value) => {
      const all: Query = db.collection(path);
      const { docs } = await (field === undefined ? all : all.where(field, '==', value)).select().get();
      return docs.map((doc) => doc.id);
    },
  };
}
