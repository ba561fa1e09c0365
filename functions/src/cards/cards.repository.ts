import type { DocumentReference, DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import {
  CONTENT_FIELDS,
  COVER_IMAGE,
  type ContentKind,
  type ContentTypes,
  type KindName,
} from '../content/index.js';
import { DocumentReader, pick, StoredForm } from '../documents/index.js';
import { JOB_DOCUMENTS } from '../jobs/index.js';
import {
  announcePublicChange,
  runTransaction,
  type BrokenDocuments,
  type FirestoreProvider,
} from '../platform/index.js';
import type { SettingsRepository, SiteSettings } from '../settings/index.js';
import type { CardOwner, CardSource } from './card.js';

/** An item as far as its card goes. */
export type CardItem = CardSource & {
  /** The name of the card that it has now. */
  readonly card: string | null;
};

/** What a card is drawn by; no item where there is none. */
export interface CardSituation {
  readonly item: CardItem | null;
  readonly settings: SiteSettings;
}

/** What came of a card: `outdated` where another one is wanted by now. */
export type NoteOutcome = 'noted' | 'as-before' | 'outdated';

interface NoteOptions {
  /** Of what is stored then. */
  readonly isWanted: (situation: CardSituation) => boolean;
  /** Whether pages are to name it at once; else `announce` has to follow. */
  readonly announces: boolean;
}

/** Names that one query asks for. */
const MAX_ASKED = 30;

/** Waiting jobs that are looked at. */
const MAX_WAITING = 100;

/** What a job of all cards has as its input. */
export const ALL_CARDS = { all: true } as const;

type AnyKind = Pick<ContentKind<ContentTypes>, 'name' | 'collection' | 'collections'>;

interface CardsParts {
  readonly kinds: readonly AnyKind[];
  readonly firestore: FirestoreProvider;
  readonly broken: BrokenDocuments;
  readonly settings: Pick<SettingsRepository, 'findWhole' | 'findWholeIn'>;
  /** What holds until somebody stores something. */
  readonly starting: SiteSettings;
}

/** Reads what cards are drawn by, and notes at items which one they have. */
export class CardsRepository {
  private readonly kinds: ReadonlyMap<KindName, { collection: string; reader: ReturnType<typeof readerOf> }>;

  constructor(private readonly parts: CardsParts) {
    this.kinds = new Map(
      parts.kinds.map((kind) => [
        kind.name,
        { collection: kind.collection, reader: readerOf(kind, parts.broken) },
      ]),
    );
  }

  /** The names of the kinds, in their order. */
  get kindNames(): readonly KindName[] {
    return [...this.kinds.keys()];
  }

  /** An item without its texts; a broken one is as good as none. 2 reads. */
  async find(owner: CardOwner): Promise<CardSituation> {
    const { settings, starting, firestore } = this.parts;
    const ref = this.refOf(await firestore(), owner);
    const { reader } = this.kindOf(owner.kind);
    const [[snapshot], { value }] = await Promise.all([
      (await firestore()).getAll(ref, { fieldMask: [...reader.storedNames] }),
      settings.findWhole(),
    ]);
    return { item: this.itemIn(owner.kind, snapshot), settings: value ?? starting };
  }

  /** The ids of published items of a kind in their order, after `after`. 1 read each in 1 round trip. */
  async listAfter(kind: KindName, after: string | null, limit: number): Promise<string[]> {
    const sorted = (await this.parts.firestore())
      .collection(this.kindOf(kind).collection)
      .where('status', '==', 'published')
      .orderBy('__name__')
      .select();
    const { docs } = await (after === null ? sorted : sorted.startAfter(after)).limit(limit).get();
    return docs.map(({ id }) => id);
  }

  /**
   * Notes at an item which card it has, in a transaction that looks whether it is still the one that is wanted; no version, time or
   * revision comes of it. 2 reads; 2 writes where it is another one, 1 where that is announced later.
   */
  async note(
    owner: CardOwner,
    card: string | null,
    { isWanted, announces }: NoteOptions,
  ): Promise<NoteOutcome> {
    const db = await this.parts.firestore();
    const ref = this.refOf(db, owner);
    return runTransaction(db, async (transaction) => {
      const settings = (await this.parts.settings.findWholeIn(transaction)) ?? this.parts.starting;
      const item = this.itemIn(owner.kind, await transaction.get(ref));
      if (!isWanted({ item, settings })) return 'outdated';
      if (!item || item.card === card) return 'as-before';
      transaction.update(ref, { card });
      if (announces && item.status === 'published') announcePublicChange(transaction, db);
      return 'noted';
    });
  }

  /** Has pages name the cards that were noted. 1 write. */
  async announce(): Promise<void> {
    const db = await this.parts.firestore();
    const batch = db.batch();
    announcePublicChange(batch, db);
    await batch.commit();
  }

  /** Whether a job of all cards waits that no worker has had yet. 1 read for each job that waits, at most 100. */
  async isAllWaiting(): Promise<boolean> {
    const db = await this.parts.firestore();
    const waiting = db.collection(JOB_DOCUMENTS.name).where('status', '==', 'queued').limit(MAX_WAITING);
    const { docs } = await waiting.select('kind', 'attempts', 'input').get();
    return docs.some(
      (job) =>
        job.get('kind') === 'make-cards' &&
        job.get('attempts') === 0 &&
        job.get('input') === JSON.stringify(ALL_CARDS),
    );
  }

  /** Which of these cards some item has. 1 read for each, or for each query without any. */
  async named(names: readonly string[]): Promise<ReadonlySet<string>> {
    const db = await this.parts.firestore();
    const found = new Set<string>();
    for (let at = 0; at < names.length; at += MAX_ASKED) {
      for (const { collection } of this.kinds.values()) {
        const asked = db.collection(collection).where('card', 'in', names.slice(at, at + MAX_ASKED));
        for (const doc of (await asked.select('card').get()).docs) found.add(doc.get('card') as string);
      }
    }
    return found;
  }

  private itemIn(kind: KindName, snapshot: DocumentSnapshot | undefined): CardItem | null {
    return snapshot?.exists ? this.kindOf(kind).reader.findWhole(snapshot) : null;
  }

  private refOf(db: Firestore, { kind, id }: CardOwner): DocumentReference {
    return db.collection(this.kindOf(kind).collection).doc(id);
  }

  private kindOf(name: KindName) {
    const kind = this.kinds.get(name);
    if (kind) return kind;
    throw new Error(`unreachable: ${name} is a kind of content`);
  }
}

/** What of an item its card follows from, as every kind stores it that pages show. */
const FORM = new StoredForm({
  ...pick(CONTENT_FIELDS, ['title', 'authors', 'status', 'publishedAt', 'seo', 'card']),
  coverImage: COVER_IMAGE,
});

function readerOf({ collections }: AnyKind, broken: BrokenDocuments) {
  return new DocumentReader(FORM, collections.items, broken);
}
