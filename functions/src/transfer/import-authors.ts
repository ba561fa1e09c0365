import type { Job, JobProblem } from '../jobs/index.js';
import type { Author } from '../posts/index.js';
import { documentId, isStaff } from '../shared/index.js';
import { fullName, type User, type UsersRepository } from '../users/index.js';
import type { ImportedAuthor, ImportedPost } from './imported-post.js';

/** How many accounts are looked for at once. */
const LOOK_UP_BATCH = 20;

/** Which accounts the posts of an import are by: staff with the same id or address, else who imports them. */
export class ImportAuthors {
  private constructor(
    private readonly known: ReadonlyMap<string, Author>,
    private readonly importer: Author,
    /** One for each author without an account. */
    readonly problems: readonly JobProblem[],
  ) {}

  /** Looks for the account of every author that the posts name. 1 read each. */
  static async find(
    posts: readonly ImportedPost[],
    users: UsersRepository,
    importer: Job['createdBy'],
  ): Promise<ImportAuthors> {
    const named = new Map(posts.flatMap(({ authors }) => authors).map((author) => [keyOf(author), author]));
    const known = new Map<string, Author>();
    const problems: JobProblem[] = [];
    const entries = [...named];
    for (let begin = 0; begin < entries.length; begin += LOOK_UP_BATCH) {
      const batch = entries.slice(begin, begin + LOOK_UP_BATCH);
      const found = await Promise.all(batch.map(async ([, author]) => findAccount(author, users)));
      for (const [index, [key, author]] of batch.entries()) {
        const user = found[index];
        if (user?.isActive && isStaff(user.role)) known.set(key, { id: user.id, name: fullName(user) });
        else problems.push({ item: author.name, detail: adviceFor(author) });
      }
    }
    return new ImportAuthors(known, { id: importer.id, name: importer.name }, problems);
  }

  /** Who a post is by: at least one. */
  of(post: ImportedPost): readonly Author[] {
    const known = this.knownOf(post);
    return known.length > 0 ? known : [this.importer];
  }

  /** Those of a post's authors who have an account. */
  knownOf({ authors }: ImportedPost): readonly Author[] {
    const found = authors.flatMap((author) => this.known.get(keyOf(author)) ?? []);
    return [...new Map(found.map((author) => [author.id, author])).values()];
  }
}

function keyOf({ id, email, name }: ImportedAuthor): string {
  return JSON.stringify([id, email?.toLowerCase(), name]);
}

async function findAccount({ id, email }: ImportedAuthor, users: UsersRepository): Promise<User | null> {
  const byId = id !== null && documentId.safeParse(id).success ? await users.find(id) : null;
  return byId ?? (email === null ? null : users.findByEmail(email));
}

function adviceFor({ email }: ImportedAuthor): string {
  const whom =
    email === null
      ? 'There is no active editor or admin by this name'
      : `No active editor or admin has the address ${email}`;
  return `${whom}: posts without another author are by who imported them. Invite the author, then change the posts.`;
}
