import { ProblemError } from '../../api/client.js';
import { notify, notifyFailure } from '../../app/notices.js';
import { fieldErrors, type ItemApi } from './item-api.js';
import type { EditorState } from './editor-state.js';
import { fieldsOf } from './item.js';

/** What is done with an item as a whole. Each saves first, and goes on from what came of it. */
export class ItemActs {
  constructor(
    private readonly state: EditorState,
    private readonly api: ItemApi,
    /** Tells other tabs that something else is written now. */
    private readonly onReplaced: () => void,
  ) {}

  /** Shows what is written now, also what was scheduled. @param at as of when it is published; null for now */
  async publish(at: string | null): Promise<boolean> {
    return this.saveAnd((copyTag) => this.api.publish(copyTag, at));
  }

  /** Makes what is written the item's own: of a live one visitors see it, of a scheduled one it goes live with the rest. */
  async apply(): Promise<boolean> {
    return this.saveAnd(async (copyTag) => {
      if (copyTag !== null) await this.api.apply(copyTag);
    });
  }

  /** Has what is written go live at a time. */
  async schedule(at: string): Promise<boolean> {
    return this.saveAnd((copyTag) => this.api.schedule(copyTag, at));
  }

  /** Makes it a draft again. */
  async unpublish(): Promise<boolean> {
    return this.saveAnd(() => this.api.unpublish());
  }

  /** Takes the time back at which changes would go live. What is here besides them could not be saved before, and is afterwards. */
  async unschedule(): Promise<boolean> {
    return this.act(async () => {
      const copyTag = (await this.api.standing())?.base.copyTag ?? null;
      if (copyTag !== null) await this.api.unschedule(copyTag);
    });
  }

  /** Writes a former version as a new one; what was not published of this one is dropped. */
  async restore(version: number): Promise<boolean> {
    return this.replace(async (copyTag) => {
      // In this order: where one of both fails, what was not published is still there.
      await this.api.restore(version);
      if (copyTag !== null) await this.api.discard(copyTag);
    });
  }

  /** Drops what was not published. */
  async discard(): Promise<boolean> {
    return this.replace(async (copyTag) => {
      if (copyTag !== null) await this.api.discard(copyTag);
    });
  }

  /**
   * Makes what was written of a draft one version, when it is left. Not of one that somebody has published meanwhile: visitors see only what
   * was published on purpose. Whatever fails of that is in the working copy and the journal.
   */
  async applyDraft(): Promise<void> {
    const session = this.state.session.value;
    if (!session || this.state.standing.value?.item.status !== 'draft') return;
    if (!session.isUnsaved && session.serverBase.copyTag === null) return;
    if (!(await session.save())) return;
    await session
      .turn(async (copyTag) => {
        if (copyTag === null) return;
        const standing = await this.api.standing();
        if (standing?.item.status === 'draft') await this.api.apply(copyTag);
      })
      .catch(() => undefined);
  }

  private async saveAnd(act: (copyTag: string | null) => Promise<void>): Promise<boolean> {
    const isSaved = (await this.state.session.value?.save()) ?? false;
    if (isSaved) return this.act(act);
    if (this.state.conflicts.value.length === 0)
      notifyFailure(
        'It is not saved on the server yet, so nothing was done. What you wrote is kept on this device.',
      );
    return false;
  }

  private async act(act: (copyTag: string | null) => Promise<void>): Promise<boolean> {
    const session = this.state.session.value;
    if (!session) return false;
    try {
      await session.turn(act);
    } catch (error) {
      return this.refused(error);
    }
    await session.refresh().catch(notifyFailure);
    this.state.hasChanges.value = session.serverBase.copyTag !== null || session.isUnsaved;
    return true;
  }

  private async replace(act: (copyTag: string | null) => Promise<void>): Promise<boolean> {
    const session = this.state.session.value;
    if (!session) return false;
    this.state.isReplacing.value = true;
    try {
      await session.save();
      await session.startAnew(act);
    } catch (error) {
      return await this.refused(error);
    } finally {
      this.state.isReplacing.value = false;
    }
    this.state.hasChanges.value = false;
    this.state.show(session.fields);
    this.onReplaced();
    return true;
  }

  private async refused(error: unknown): Promise<boolean> {
    if (error instanceof ProblemError && error.code === 'validation-failed')
      this.state.errors.value = fieldErrors(error);
    else if (error instanceof ProblemError && error.code === ('base-changed' as string))
      await this.mergeItem().catch(notifyFailure);
    else notifyFailure(error);
    return false;
  }

  /** The item itself has been changed since the copy was begun: by a script, or before there was a copy. */
  private async mergeItem(): Promise<void> {
    const session = this.state.session.value;
    await session?.mergeItem(async () => {
      const standing = await this.api.standing();
      if (!standing) return null;
      const { item, base } = standing;
      const from = await this.api.fieldsAt(session.serverBase.itemVersion);
      const fields = fieldsOf(this.api.kind, item);
      return { item: { fields, itemVersion: item.version, copyTag: base.copyTag }, from };
    });
    if (this.state.conflicts.value.length === 0)
      notify('Somebody has changed it meanwhile; both were merged. Look at it, then publish again.');
  }
}
