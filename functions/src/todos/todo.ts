/** How many todos an account may have: it bounds what a page far behind costs, since Firestore reads what it skips. */
export const MAX_TODOS = 500;

/** Something that an account wants to do; nobody else sees it. */
export interface Todo {
  readonly id: string;
  /** Whose it is. */
  readonly userId: string;
  readonly title: string;
  /** Empty when there is none. */
  readonly description: string;
  readonly completed: boolean;
  readonly dueAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Counts the writes, from 1. */
  readonly version: number;
}
