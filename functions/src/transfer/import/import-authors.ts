import type { Job, JobProblem } from '../../jobs/index.js';
import type { Author } from '../../content/index.js';
import { isStaff } from '../../shared/index.js';
import { fullName, type User, type UsersRepository } from '../../users/index.js';
import type { ImportedAuthor, ImportedItem } from '../formats/imported-post.js';

/** For how many authors of a file accounts are looked for: a site has some dozens. */
const MAX_AUTHORS = 200;

/** How many accounts are looked for by their addresses at once. */
const LOOK_UP_BATCH = 20;

/** Where accounts are looked for. */
type AccountFinder = Pick<UsersRepository, 'find' | 'findMany' | 'findByEmail'>;

/**
 * Which accounts the posts of an import are by: staff with the same id or, where an admin imports, the same address; else who
 * imports them. Nobody else may learn by a file of addresses which of them have accounts.
 */
export class ImportAuthors {
  private constructor(
    private readonly known: ReadonlyMap<string, Author>,
    private readonly importer: Author,
    /** One for each author without an account, and one for those over 200. */
    readonly problems: readonly JobProblem[],
  ) {}

  /**
   * Looks for the accounts of the first 200 authors that the posts name. 1 read for the importer; 1 for each id in 1 round
   * trip; 1 for each address of whom no id was found, 20 in 1 round trip.
   */
  static async find(
    posts: readonly ImportedItem[],
    users: AccountFinder,
    importer: Job['createdBy'],
  ): Promise<ImportAuthors> {
    const named = new Map(posts.flatMap(({ authors }) => authors).map((author) => [keyOf(author), author]));
    const authors = [...named.values()].slice(0, MAX_AUTHORS);
    const isAdmin = (await users.find(importer.id))?.role === 'admin';
    const accounts = await findAccounts(authors, users, isAdmin);
    const known = new Map<string, Author>();
    const problems: JobProblem[] = [];
    for (const [index, author] of authors.entries()) {
      const user = accounts[index];
      if (user?.isActive && isStaff(user.role))
        known.set(keyOf(author), { id: user.id, name: fullName(user) });
      else problems.push({ item: author.name, detail: adviceFor(author, isAdmin) });
    }
    if (named.size > MAX_AUTHORS) problems.push(tooManyAuthors(named.size));
    return new ImportAuthors(known, { id: importer.id, name: importer.name }, problems);
  }

  /** Who a post is by: at least one. */
  of(post: ImportedItem): readonly Author[] {
    const known = this.knownOf(post);
    return known.length > 0 ? known : [this.importer];
  }

  /** Those of a post's authors who have an account. */
  knownOf({ authors }: ImportedItem): readonly Author[] {
    const found = authors.flatMap((author) => this.known.get(keyOf(author)) ?? []);
    return [...new Map(found.map((author) => [author.id, author])).values()];
  }
}

function keyOf({ id, email, name }: ImportedAuthor): string {
  return JSON.stringify([id, email?.toLowerCase(), name]);
}

/** For each author the account with the id, else, if addresses may be looked for, the one with the address. */
async function findAccounts(
  authors: readonly ImportedAuthor[],
  users: AccountFinder,
  byAddress: boolean,
): Promise<readonly (User | null)[]> {
  const ids = [...new Set(authors.flatMap(({ id }) => id ?? []))];
  const found = ids.length > 0 ? await users.findMany(ids) : [];
  const byId = new Map(found.flatMap((user) => (user ? [[user.id, user] as const] : [])));
  const accounts: (User | null)[] = [];
  for (let begin = 0; begin < authors.length; begin += LOOK_UP_BATCH) {
    const batch = authors.slice(begin, begin + LOOK_UP_BATCH).map(async ({ id, email }) => {
      const known = id === null ? undefined : byId.get(id);
      return known ?? (email === null || !byAddress ? null : users.findByEmail(email));
    });
    accounts.push(...(await Promise.all(batch)));
  }
  return accounts;
}

function tooManyAuthors(count: number): JobProblem {
  return {
    item: `${String(count)} authors`,
    detail: `Accounts were looked for of the first ${String(MAX_AUTHORS)} only: what is by the others is by who imported them. Import the file in parts.`,
  };
}

/** An editor is told the same of every address, whether it has an account or not. */
function adviceFor({ email }: ImportedAuthor, isAdmin: boolean): string {
  const credit = 'what has no other author is by who imported it.';
  if (email !== null && !isAdmin) {
    return `Authors are found by their addresses only where an admin imports: ${credit} Have an admin import the file, or change the authors.`;
  }
  const whom =
    email === null
      ? 'There is no active editor or admin by this name'
      : `No active editor or admin has the address ${email}`;
  return `${whom}: ${credit} Invite the author, then change the authors.`;
}
