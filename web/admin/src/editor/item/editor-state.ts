import { computed, signal } from '@preact/signals';
import type { Conflict } from '../merge/merge-fields.js';
import type { FieldError } from '../saving/remote.js';
import type { QueueState } from '../saving/save-queue.js';
import type { EditingSession } from '../session/editing-session.js';
import type { SessionEvents } from '../session/session-parts.js';
import type { Role } from '../tabs/document-lock.js';
import type { Fields } from '../writing/fields.js';
import type { Standing } from './item-api.js';

/** What the editor shows of an item, as signals. */
export class EditorState {
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
  /** There while this tab writes: before it has begun and once it has let go, nothing would keep what is typed. */
  readonly session = signal<EditingSession | null>(null);
  /** Whether something else is about to take the place of what is written: what is typed meanwhile would go with it. */
  readonly isReplacing = signal(false);

  /** Whether it waits for its time, until which it can't be saved. */
  readonly isFrozen = computed(() => Boolean(this.standing.value?.copy?.publish_at));
  /** Whether it is in the trash, where it can't be saved. */
  readonly isTrashed = computed(() => this.standing.value?.item.status === 'trashed');
  readonly isReadOnly = computed(
    () =>
      this.session.value === null ||
      this.isReplacing.value ||
      this.isFrozen.value ||
      this.isTrashed.value ||
      this.isGone.value,
  );
  readonly isPublished = computed(() => this.standing.value?.item.status === 'published');
  readonly isScheduled = computed(
    () => this.isPublished.value && Date.parse(this.standing.value?.item.published_at ?? '') > Date.now(),
  );

  /** Shows other fields than those that were typed here. */
  show(fields: Fields): void {
    this.fields.value = fields;
    this.turns.value++;
  }

  /**
   * Has an editing session say here how it stands.
   *
   * @param onFields what it has merged in is shown, and told to others
   * @param ended of the session: what it hears of the server from then on is not about what is shown
   */
  eventsOf(onFields: () => void, ended: AbortSignal): SessionEvents {
    const untilEnded =
      <Told extends unknown[]>(hear: (...told: Told) => void) =>
      (...told: Told): void => {
        if (!ended.aborted) hear(...told);
      };
    return {
      onFields: untilEnded((fields) => {
        this.show(fields);
        onFields();
      }),
      onSaving: untilEnded((state) => {
        this.saving.value = state;
      }),
      onConflicts: untilEnded((conflicts) => {
        this.conflicts.value = conflicts;
      }),
      onErrors: untilEnded((errors) => {
        this.errors.value = errors;
      }),
      onKept: untilEnded((edits, kept) => {
        this.edits.value = edits;
        this.kept.value = kept;
        if (kept === edits) this.isUnkept.value = false;
      }),
      onUnkept: (error) => {
        console.error(error);
        this.isUnkept.value = true;
      },
      onGone: untilEnded(() => {
        this.isGone.value = true;
      }),
    };
  }
}
