import { validationFailed } from '../../errors/index.js';
import { isStaff } from '../../shared/index.js';
import { fullName, type User } from '../../users/index.js';
import type { Author } from '../content.fields.js';

/** Finds accounts as the transaction in hand sees them, null for unknown and broken ones. 1 read for each that is new to it. */
export type FindAccounts = (ids: readonly string[]) => Promise<readonly (User | null)[]>;

/**
 * Authors as their accounts are named now: the same object where nothing differs. The name stays that an author has whose
 * account is gone, without a name or not staff's: what a reader writes into a profile is shown to nobody.
 */
export async function namedNow(authors: readonly Author[], find: FindAccounts): Promise<readonly Author[]> {
  const accounts = await find(authors.map(({ id }) => id));
  const named = authors.map((author, index) => {
    const account = accounts[index];
    const name = account && isStaff(account.role) ? fullName(account) : '';
    return name === '' || name === author.name ? author : { ...author, name };
  });
  return named.every((author, index) => author === authors[index]) ? authors : named;
}

/** The accounts of these ids as authors. @throws AppError validation-failed for who may not write content */
export async function requireAuthors(ids: readonly string[], find: FindAccounts): Promise<readonly Author[]> {
  const users = await find(ids);
  const errors = users.flatMap((user, index) =>
    user?.isActive && isStaff(user.role)
      ? []
      : [{ pointer: `/author_ids/${String(index)}`, detail: 'is not an active editor or admin' }],
  );
  if (errors.length > 0) throw validationFailed(errors);
  return users.flatMap((user) => (user ? [authorOf(user)] : []));
}

function authorOf(user: User): Author {
  return { id: user.id, name: fullName(user) };
}
