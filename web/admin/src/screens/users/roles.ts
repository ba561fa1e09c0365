/** What somebody may be here, the most powerful last. */
export const ROLES = [
  ['user', 'Reader'],
  ['editor', 'Editor'],
  ['admin', 'Admin'],
] as const;

/** What each may do, in a sentence. */
export const WHAT_ROLES_DO =
  'Editors write and publish; admins run the site as well; readers have an account and nothing more.';
