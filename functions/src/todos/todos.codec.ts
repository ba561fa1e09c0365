import type { Timestamp } from 'firebase-admin/firestore';
import type { Todo } from './todo.js';

/** todos/{id} as stored; times are written as Date and read as Timestamp. */
export interface TodoDoc {
  user_id: string;
  title: string;
  description: string;
  completed: boolean;
  due_at: Timestamp | null;
  created_at: Timestamp;
  updated_at: Timestamp;
  version: number;
}

/** Stored → domain. */
export function decodeTodo(id: string, doc: TodoDoc): Todo {
  return {
    id,
    userId: doc.user_id,
    title: doc.title,
    description: doc.description,
    completed: doc.completed,
    dueAt: doc.due_at?.toDate() ?? null,
    createdAt: doc.created_at.toDate(),
    updatedAt: doc.updated_at.toDate(),
    version: doc.version,
  };
}

/** Domain → stored. */
export function encodeTodo(todo: Todo): Record<keyof TodoDoc, unknown> {
  return {
    user_id: todo.userId,
    title: todo.title,
    description: todo.description,
    completed: todo.completed,
    due_at: todo.dueAt,
    created_at: todo.createdAt,
    updated_at: todo.updatedAt,
    version: todo.version,
  };
}
