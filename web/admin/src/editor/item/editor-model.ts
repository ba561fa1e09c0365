import type { Fields } from '../writing/fields.js';
import { EditorState } from './editor-state.js';
import { ItemActs } from './item-acts.js';
import { ItemApi } from './item-api.js';
import type { KindPath } from './item.js';
import { TabSession } from './tab-session.js';

/** How long after a keystroke other tabs are told how the text is now, in ms. */
const TELL_MS = 250;

/** The editor of an item without its page: what is shown, what is typed, and what is done with the whole. */
export class EditorModel extends EditorState {
  readonly api: ItemApi;
  /** What is done with the item as a whole. */
  readonly acts: ItemActs;
  private readonly tab: TabSession;
  private isClosed = false;

  constructor(
    readonly kind: KindPath,
    readonly id: string,
  ) {
    super();
    this.api = new ItemApi(kind, id);
    this.api.onStanding = ({ item, copy }) => {
      this.standing.value = { item, copy };
    };
    this.tab = new TabSession(this, this.api);
    this.acts = new ItemActs(this, this.api, () => {
      this.tab.tell(0);
    });
  }

  /** Opens it: the journal first, then the server. */
  async open(): Promise<void> {
    await this.tab.open();
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
    this.tab.tell(TELL_MS);
  }

  /** Saves now. @returns whether all is on the server */
  async save(): Promise<boolean> {
    return (await this.session.value?.save()) ?? false;
  }

  /** Decides conflicts. */
  decide(decided: Fields): void {
    this.session.value?.decide(decided);
  }

  /** Writes here, and no longer in the other tab. */
  async takeOver(): Promise<void> {
    await this.tab.takeOver();
  }

  /** The network is back. */
  reconnect(): void {
    this.tab.reconnect();
  }

  /** Ends it; what was written of a draft becomes one version: lists and revisions have it then. */
  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    this.tab.stop();
    await this.acts.applyDraft();
    await this.tab.close();
  }
}
