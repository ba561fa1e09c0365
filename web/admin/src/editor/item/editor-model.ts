import { computed, signal } from '@preact/signals';
import { ProblemError } from '../../api/client.js';
import { explainFailure } from '../../api/failure.js';
import { notify, notifyFailure } from '../../app/notices.js';
import { Journal } from '../journal/journal.js';
import type { Conflict } from '../merge/merge-fields.js';
import type { FieldError } from '../saving/remote.js';
import type { QueueState } from '../saving/save-queue.js';
import { EditingSession } from '../session/editing-session.js';
import { DocumentLock, type Role } from '../tabs/document-lock.js';
import type { Fields } from '../writing/fields.js';
import { fieldErrors, ItemApi, type Standing } from './item-api.js';
import { fieldsOf, type KindPath } from './item.js';

/** A chain without anything to send is forgotten after this, in ms. */
const TIDY_MS = 7 * 24 * 3_600_000;

/** How long after the server could not be reached an item is asked for again, in ms. */
const BEGIN_AGAIN_MS = 4_000;

/** How long after this tab has taken over it looks once more for what the other one has left, in ms. */
const TAKE_IN_MS = 3_000;

/** What the editor shows of an item, and what can be done with it: signals around an editing session. */
export class EditorModel {
  readonly fields = signal<Fields | null>(null);
  readonly standing = signal<Omit<Standing, 'base'> | null>(null);
  readonly saving = signal<QueueState>('saved');
  readonly role = signal<Role>('writer');
  readonly conflicts = signal<readonly Conflict[]>([]);
  readonly errors = signal<readonly FieldError[]>([]);
  /** Why nothing is shown; empty while that is not so. */
  readonly failure = signal('');
  /** Whether the journal can't keep what is typed. */
  readonly isUnkept = signal(false);
  readonly isGone = signal(false);
  /** Counts changes that were not typed here, so that the text is shown anew. */
  readonly turns = signal(0);
  readonly edits = signal(0);
  readonly kept = signal(0);
  /** Whether something is written that visitors do not see yet. */
  readonly hasChanges = signal(false);
  readonly isFrozen = computed(() => Boolean(this.standing.value?.copy?.publish_at));
  readonly isReadOnly = computed(
    () => this.session.value === null || this.isFrozen.value || this.isGone.value,
  );
  readonly isPublished = computed(() => this.standing.value?.item.status === 'published');
  readonly isScheduled = computed(
    () => this.isPublished.value && Date.parse(this.standing.value?.item.published_at ?? '') > Date.now(),
  );

  readonly api: ItemApi;
  private journal: Journal | null = null;
  /** There while this tab writes: before it has begun and once it has let go, nothing would keep what is typed. */
  private readonly session = signal<EditingSession | null>(null);
  private readonly lock: DocumentLock;
  private isClosed = false;
  private telling: ReturnType<typeof setTimeout> | undefined;
  private beginning: ReturnType<typeof setTimeout> | undefined;
  private later: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly kind: KindPath,
    readonly id: string,
  ) {
    this.api = new ItemApi(kind, id);
    this.api.onStanding = ({ item, copy }) => {
      this.standing.value = { item, copy };
    };
    this.lock = new DocumentLock({
      document: `${kind}/${id}`,
      onRole: (role) => void this.changeRole(role),
      beforeLettingGo: () => this.endSession(),
      onNews: (news) => {
        this.hear(news as Fields);
      },
      onArrival: () => {
        this.tell(0);
      },
      onLeft: () => void this.session.value?.takeIn(),
    });
  }

  /** Opens it: the journal first, then the server. */
  async open(): Promise<void> {
    try {
      this.journal ??= await Journal.open();
      void this.journal.tidy(Date.now() - TIDY_MS);
      this.role.value = await this.lock.enter();
      await this.begin();
    } catch (error) {
      this.failure.value = explainFailure(error);
      console.error(error);
    }
  }

  /** Takes an edit of the writer. */
  edit(changed: Fields): void {
    const session = this.session.value;
    if (this.isReadOnly.value || !session) {
      // What is not kept is not shown either.
      if (this.fields.value) this.show({ ...this.fields.value });
      return;
    }
    session.edit(changed);
    this.fields.value = session.fields;
    this.hasChanges.value = true;
    const names = Object.keys(changed);
    if (this.errors.value.some(({ field }) => names.includes(field)))
      this.errors.value = this.errors.value.filter(({ field }) => !names.includes(field));
    this.tell(250);
  }

  /** Saves now. @returns whether all is on the server */
  async save(): Promise<boolean> {
    return (await this.session.value?.save()) ?? false;
  }

  /** Shows what is written now, also what was scheduled. @param at as of when it is published; null for now */
  async publish(at: string | null): Promise<boolean> {
    return this.turn((copyTag) => this.api.publish(copyTag, at));
  }

  /** Makes what is written the item's own: of a live one visitors see it, of a scheduled one it goes live with the rest. */
  async apply(): Promise<boolean> {
    return this.turn(async (copyTag) => {
      if (copyTag !== null) await this.api.apply(copyTag);
    });
  }

  /** Has what is written go live at a time. */
  async schedule(at: string): Promise<boolean> {
    return this.turn((copyTag) => this.api.schedule(copyTag, at));
  }

  /** Takes the time back at which changes would go live. */
  async unschedule(): Promise<boolean> {
    return this.turn(async (copyTag) => {
      if (copyTag !== null) await this.api.unschedule(copyTag);
    });
  }

  /** Makes it a draft again. */
  async unpublish(): Promise<boolean> {
    return this.turn(() => this.api.unpublish());
  }

  /** Writes a former version as a new one; what was not published of this one is dropped. */
  async restore(version: number): Promise<boolean> {
    return this.startAnew(async (copyTag) => {
      if (copyTag !== null) await this.api.discard(copyTag);
      await this.api.restore(version);
    });
  }

  /** Drops what was not published. */
  async discard(): Promise<boolean> {
    return this.startAnew(async (copyTag) => {
      if (copyTag !== null) await this.api.discard(copyTag);
    });
  }

  /** Decides conflicts. */
  decide(decided: Fields): void {
    this.session.value?.decide(decided);
  }

  /** Writes here, and no longer in the other tab. */
  async takeOver(): Promise<void> {
    await this.lock.takeOver();
  }

  /** The network is back. */
  reconnect(): void {
    this.session.value?.reconnect();
    if (!this.session.value || this.saving.value === 'offline') void this.beginAgain();
  }

  /**
   * Ends it. Of a draft that was written on, the session's work becomes one version: lists and revisions have it then. Whatever fails of
   * that is in the working copy and the journal.
   */
  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    clearTimeout(this.telling);
    clearTimeout(this.beginning);
    clearTimeout(this.later);
    const session = this.session.value;
    if (session && this.role.value === 'writer' && !this.isPublished.value && !this.isFrozen.value) {
      const isSaved = session.isUnsaved || session.serverBase.copyTag !== null ? await session.save() : false;
      const { copyTag } = session.serverBase;
      if (isSaved && copyTag !== null) await this.api.apply(copyTag).catch(() => undefined);
    }
    await this.endSession();
    this.lock.close();
    this.journal?.close();
  }

  private async begin(): Promise<void> {
    const { journal } = this;
    if (!journal || this.isClosed) return;
    let standing: Standing | null = null;
    let isAway = false;
    try {
      standing = await this.api.standing();
    } catch (error) {
      isAway = true;
      this.failure.value = explainFailure(error instanceof Error ? (error.cause ?? error) : error);
    }
    if (standing) this.api.onStanding(standing);
    else if (!isAway) this.isGone.value = (await journal.read(`${this.kind}/${this.id}`)).length > 0;
    if (!this.mayWrite()) {
      if (standing) this.show(standing.base.fields);
      return;
    }
    const session = await EditingSession.open(
      { document: `${this.kind}/${this.id}`, journal, remote: this.api, events: this.events() },
      standing?.base ?? null,
    );
    if (!session) {
      this.failure.value ||= 'There is nothing here any more.';
      if (isAway) this.beginLater();
      return;
    }
    if (!this.mayWrite()) {
      // Another tab has taken over meanwhile, or this one is being left.
      await session.close();
      return;
    }
    this.session.value = session;
    this.failure.value = '';
    this.hasChanges.value = session.serverBase.copyTag !== null || session.isUnsaved;
    this.saving.value = isAway ? 'offline' : session.isUnsaved ? 'waiting' : 'saved';
    this.show(session.fields);
    if (isAway) this.beginLater();
  }

  private mayWrite(): boolean {
    return !this.isClosed && this.role.value === 'writer';
  }

  /** The server could not be reached at the beginning: it is asked again, for the item or for what is new of it. */
  private beginLater(): void {
    clearTimeout(this.beginning);
    if (!this.isClosed) this.beginning = setTimeout(() => void this.beginAgain(), BEGIN_AGAIN_MS);
  }

  private async beginAgain(): Promise<void> {
    const session = this.session.value;
    if (!session) {
      await this.begin().catch(notifyFailure);
      return;
    }
    try {
      await session.refresh();
      // What was not sent yet says itself where it stands.
      if (!session.isUnsaved) this.saving.value = 'saved';
    } catch {
      this.beginLater();
    }
  }

  private events(): Parameters<typeof EditingSession.open>[0]['events'] {
    return {
      onFields: (fields) => {
        this.show(fields);
        this.tell(0);
      },
      onSaving: (state) => {
        this.saving.value = state;
      },
      onConflicts: (conflicts) => {
        this.conflicts.value = conflicts;
      },
      onErrors: (errors) => {
        this.errors.value = errors;
      },
      onKept: (edits, kept) => {
        this.edits.value = edits;
        this.kept.value = kept;
        if (kept === edits) this.isUnkept.value = false;
      },
      onUnkept: (error) => {
        console.error(error);
        this.isUnkept.value = true;
      },
      onGone: () => {
        this.isGone.value = true;
      },
    };
  }

  /** Saves, does something with the item, and goes on from what came of it. */
  private async turn(act: (copyTag: string | null) => Promise<void>): Promise<boolean> {
    const session = this.session.value;
    if (!session) return false;
    const isSaved = await session.save();
    if (!isSaved) {
      if (this.conflicts.value.length === 0)
        notifyFailure(
          'It is not saved on the server yet, so nothing was done. What you wrote is kept on this device.',
        );
      return false;
    }
    try {
      await act(session.serverBase.copyTag);
    } catch (error) {
      return this.refused(error);
    }
    await session.refresh().catch(notifyFailure);
    this.hasChanges.value = session.serverBase.copyTag !== null || session.isUnsaved;
    return true;
  }

  private async startAnew(act: (copyTag: string | null) => Promise<void>): Promise<boolean> {
    const session = this.session.value;
    if (!session) return false;
    try {
      await session.save();
      await act(session.serverBase.copyTag);
      const base = await this.api.load();
      if (base) await session.startAnew(base);
    } catch (error) {
      return this.refused(error);
    }
    this.hasChanges.value = false;
    this.show(session.fields);
    this.tell(0);
    return true;
  }

  private async refused(error: unknown): Promise<boolean> {
    if (error instanceof ProblemError && error.code === 'validation-failed') {
      this.errors.value = fieldErrors(error);
      return false;
    }
    if (error instanceof ProblemError && error.code === ('base-changed' as string)) {
      await this.mergeItem();
      return false;
    }
    notifyFailure(error);
    return false;
  }

  /** The item itself has been changed since the copy was begun: by a script, or before there was a copy. */
  private async mergeItem(): Promise<void> {
    const session = this.session.value;
    const standing = await this.api.standing();
    if (!session || !standing) return;
    const from = await this.api.fieldsAt(session.serverBase.itemVersion);
    const { item } = standing;
    const { copyTag } = standing.base;
    await session.mergeItem({ fields: fieldsOf(this.kind, item), itemVersion: item.version, copyTag }, from);
    if (this.conflicts.value.length === 0)
      notify('Somebody has changed it meanwhile; both were merged. Look at it, then publish again.');
  }

  private async changeRole(role: Role): Promise<void> {
    if (this.isClosed) return;
    this.role.value = role;
    if (role !== 'writer') return;
    await this.begin().catch(notifyFailure);
    // What the other tab wrote to the journal while it let go.
    this.later = setTimeout(() => void this.session.value?.takeIn(), TAKE_IN_MS);
  }

  private async endSession(): Promise<void> {
    const session = this.session.value;
    this.session.value = null;
    // What was asked is asked by the next one again.
    this.conflicts.value = [];
    this.errors.value = [];
    await session?.close();
  }

  /** Tells other tabs how the text is now. */
  private tell(afterMs: number): void {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => {
      if (this.session.value) this.lock.tell(this.session.value.fields);
    }, afterMs);
  }

  private hear(fields: Fields): void {
    if (this.role.value === 'reader') this.show(fields);
  }

  private show(fields: Fields): void {
    this.fields.value = fields;
    this.turns.value++;
  }
}
