import { explainFailure } from '../../api/failure.js';
import { notifyFailure } from '../../app/notices.js';
import { Journal } from '../journal/journal.js';
import { EditingSession } from '../session/editing-session.js';
import { OneAtATime } from '../session/one-at-a-time.js';
import { DocumentLock, type Role } from '../tabs/document-lock.js';
import type { Fields } from '../writing/fields.js';
import type { EditorState } from './editor-state.js';
import type { ItemApi, Standing } from './item-api.js';

/** A chain without anything to send is forgotten after this, in ms. */
const TIDY_MS = 7 * 24 * 3_600_000;

/** How long after the server could not be reached an item is asked for again, in ms. */
const BEGIN_AGAIN_MS = 4_000;

/** How long after this tab has taken over it looks once more for what the other one has left, in ms. */
const TAKE_IN_MS = 3_000;

/** The editing session of this tab: begun while it is this one that writes, ended when it lets go. What it writes is told to other tabs. */
export class TabSession {
  private journal: Journal | null = null;
  private readonly lock: DocumentLock;
  private readonly document: string;
  private isClosed = false;
  /** How often the server was asked for something to begin with. */
  private asked = 0;
  /** Of two sessions one would not know what the other writes. */
  private readonly beginning = new OneAtATime();
  private opening: Promise<void> | null = null;
  /** Of the session that was begun last. */
  private ended = new AbortController();
  /** Resolves when all sessions that were ended have written what they had. */
  private closing: Promise<unknown> = Promise.resolve();
  private telling: ReturnType<typeof setTimeout> | undefined;
  private again: ReturnType<typeof setTimeout> | undefined;
  private later: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly state: EditorState,
    private readonly api: ItemApi,
  ) {
    this.document = `${api.kind}/${api.id}`;
    this.lock = new DocumentLock({
      document: this.document,
      onRole: (role) => void this.changeRole(role),
      beforeLettingGo: () => this.end(),
      onNews: (news) => {
        if (this.state.role.value === 'reader') this.state.show(news as Fields);
      },
      onArrival: () => {
        this.tell(0);
      },
      onLeft: () => void this.state.session.value?.takeIn(),
    });
  }

  /** Opens the journal, asks whether this tab writes, and begins. */
  open(): Promise<void> {
    this.opening ??= this.openOnce().finally(() => {
      this.opening = null;
    });
    return this.opening;
  }

  /** Writes here, and no longer in the other tab. */
  async takeOver(): Promise<void> {
    await this.lock.takeOver();
  }

  /** The network is back. */
  reconnect(): void {
    const session = this.state.session.value;
    session?.reconnect();
    if (!this.journal) void this.open();
    else if (!session || this.state.saving.value === 'offline') void this.beginAgain();
  }

  /** Tells other tabs how the text is now. */
  tell(afterMs: number): void {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => {
      const session = this.state.session.value;
      if (session) this.lock.tell(session.fields);
    }, afterMs);
  }

  /** Begins nothing more. */
  stop(): void {
    this.isClosed = true;
    clearTimeout(this.telling);
    clearTimeout(this.again);
    clearTimeout(this.later);
  }

  /** Lets go of everything; the journal has it all by then. */
  async close(): Promise<void> {
    this.stop();
    await this.end();
    this.lock.close();
    await this.beginning.idle();
    await this.closing;
    this.journal?.close();
  }

  private async openOnce(): Promise<void> {
    try {
      this.journal = await Journal.open();
      void this.journal.tidy(Date.now() - TIDY_MS);
      this.state.role.value = await this.lock.enter();
      await this.begin();
    } catch (error) {
      if (this.isClosed) return;
      this.state.failure.value = explainFailure(error);
      console.error(error);
    } finally {
      if (this.isClosed) this.journal?.close();
    }
  }

  /** Asks the server, and begins with what it says or, where it can't be reached, with what the journal has. The last to ask begins. */
  private async begin(): Promise<void> {
    const { state, api } = this;
    const asked = ++this.asked;
    let standing: Standing | null = null;
    let failure = '';
    try {
      standing = await api.standing();
    } catch (error) {
      failure = explainFailure(error instanceof Error ? (error.cause ?? error) : error);
    }
    if (this.isClosed || asked !== this.asked) return;
    state.failure.value = failure;
    if (standing) api.onStanding(standing);
    await this.beginning.run(async () => {
      if (asked === this.asked && state.session.value === null)
        await this.beginWith(standing, failure !== '');
    });
  }

  private async beginWith(standing: Standing | null, isAway: boolean): Promise<void> {
    const { journal, state, api } = this;
    if (!journal || this.isClosed) return;
    if (isAway) this.beginLater();
    else if (!standing) state.isGone.value = (await journal.read(this.document)).length > 0;
    if (!this.mayWrite()) {
      if (standing && state.fields.value === null) state.show(standing.base.fields);
      return;
    }
    this.ended = new AbortController();
    const events = state.eventsOf(() => {
      this.tell(0);
    }, this.ended.signal);
    const session = await EditingSession.open(
      { document: this.document, journal, remote: api, events },
      standing?.base ?? null,
    );
    if (!session) {
      state.failure.value ||= 'There is nothing here any more.';
      state.saving.value = isAway ? 'offline' : 'saved';
      return;
    }
    if (!this.mayWrite()) {
      // Another tab has taken over meanwhile, or this one is being left: it asks and says nothing.
      await this.end(session);
      return;
    }
    state.session.value = session;
    state.failure.value = '';
    state.hasChanges.value = session.serverBase.copyTag !== null || session.isUnsaved;
    state.saving.value = isAway ? 'offline' : session.isUnsaved ? 'waiting' : 'saved';
    state.show(session.fields);
  }

  private mayWrite(): boolean {
    return !this.isClosed && this.state.role.value === 'writer';
  }

  /** The server could not be reached at the beginning: it is asked again, for the item or for what is new of it. */
  private beginLater(): void {
    clearTimeout(this.again);
    if (!this.isClosed) this.again = setTimeout(() => void this.beginAgain(), BEGIN_AGAIN_MS);
  }

  private async beginAgain(): Promise<void> {
    const session = this.state.session.value;
    if (!session) {
      await this.begin().catch(notifyFailure);
      return;
    }
    try {
      await session.refresh();
      // What was not sent yet says itself where it stands.
      if (!session.isUnsaved) this.state.saving.value = 'saved';
    } catch {
      this.beginLater();
    }
  }

  private async changeRole(role: Role): Promise<void> {
    if (this.isClosed) return;
    this.state.role.value = role;
    if (role === 'reader') {
      // It has ended before; but one that began at that moment has not.
      await this.end();
      return;
    }
    await this.begin().catch(notifyFailure);
    // What the other tab wrote to the journal while it let go.
    clearTimeout(this.later);
    this.later = setTimeout(() => void this.state.session.value?.takeIn(), TAKE_IN_MS);
  }

  private async end(session = this.state.session.value): Promise<void> {
    this.state.session.value = null;
    this.ended.abort();
    // What was asked is asked by the next one again.
    this.state.conflicts.value = [];
    this.state.errors.value = [];
    const closed = session?.close();
    this.closing = Promise.allSettled([this.closing, closed]);
    await closed;
  }
}
