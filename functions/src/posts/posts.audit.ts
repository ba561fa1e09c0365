import { showFields } from '../documents/index.js';
import type { Post } from './post.js';
import { POST_FIELDS } from './post.fields.js';

/** What the audit log compares of a post, by the names of the API. */
export function auditedFields(post: Post): Readonly<Record<string, unknown>> {
  return showFields(POST_FIELDS, 'audited', { ...post });
}
