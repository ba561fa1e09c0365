import type { Journal } from '../journal/journal.js';
import type { Conflict } from '../merge/merge-fields.js';
import type { FieldError, Remote } from '../saving/remote.js';
import type { QueueState } from '../saving/save-queue.js';
import type { Fields } from '../writing/fields.js';

/** What the screen is told. */
export interface SessionEvents {
  /** The fields are other ones, not by the writer's hand: an edit from elsewhere was merged in. */
  readonly onFields: (fields: Fields) => void;
  readonly onSaving: (state: QueueState) => void;
  /** Both sides have changed the same; empty once it is decided. */
  readonly onConflicts: (conflicts: readonly Conflict[]) => void;
  /** What the server does not take as it is: it is kept here meanwhile, and all the rest is saved. */
  readonly onErrors: (errors: readonly FieldError[]) => void;
  /** How many edits there were, and how many of them are in the journal. */
  readonly onKept: (edits: number, kept: number) => void;
  /** The journal could not keep an edit: this device has no room, or lets pages keep nothing. */
  readonly onUnkept: (error: unknown) => void;
  /** The server has no such item any more; what was written stays here. */
  readonly onGone: () => void;
}

/** What a session is made of. */
export interface SessionParts {
  readonly document: string;
  readonly journal: Pick<Journal, 'append' | 'replace' | 'read' | 'forget'>;
  readonly remote: Remote;
  readonly events: SessionEvents;
  readonly newId?: () => string;
}
