import { z } from 'zod';
import { MAX_IMPORTED_POSTS, type ImportedAuthor } from '../imported-post.js';
import { flag, scalarText, text, textOrNull } from '../lenient-fields.js';
import { refusedFile, requireJson, requireUtf8 } from '../source-file.js';

/** Ghost writes this for its own address. */
const OWN_ADDRESS = '__GHOST_URL__';

/** In characters, with the site's address put in. */
const MAX_LENGTH = 40_000_000;

/** Of tags, users and what joins them to posts. */
const MAX_ROWS = 200_000;

const rows = z.array(z.unknown());
const dataOfExport = z.object({ posts: rows }).catchall(z.unknown());
const exportFile = z.union([
  z
    .object({ db: z.tuple([z.object({ data: dataOfExport })], z.unknown()) })
    .transform(({ db }) => db[0].data),
  z.object({ data: dataOfExport }).transform(({ data }) => data),
]);

const tagRow = z.object({ id: scalarText, name: text, visibility: text });
const userRow = z.object({ id: scalarText, name: text, email: text });
const settingRow = z.object({ key: text, value: scalarText });
const addressRow = z.object({ url: text, canonical_url: text });
const joinRow = z.object({
  post_id: scalarText,
  tag_id: scalarText,
  author_id: scalarText,
  sort_order: z.number().catch(0),
});

/** The tables of an export, with what is joined to a post found by the post's id. */
export class GhostExport {
  private readonly tags: ReadonlyMap<string, string>;
  private readonly users: ReadonlyMap<string, ImportedAuthor>;
  private readonly tagIds: ReadonlyMap<string, readonly string[]>;
  private readonly authorIds: ReadonlyMap<string, readonly string[]>;

  /** Whether the whole site asked for a password. */
  readonly isPrivate: boolean;
  /** The site's address, where the file tells it. */
  readonly address: string | null;

  private constructor(private readonly data: z.output<typeof dataOfExport>) {
    const settings = parseRows(this.rows('settings'), settingRow);
    const setting = (name: string) => settings.find(({ key }) => key === name)?.value ?? null;
    this.isPrivate = flag.parse(setting('is_private'));
    this.address =
      textOrNull(setting('url')) ??
      sharedOrigin(data.posts, 'url') ??
      sharedOrigin(data.posts, 'canonical_url');
    this.tags = new Map(
      parseRows(this.rows('tags'), tagRow).flatMap(({ id, name, visibility }) =>
        id === null || name === null || visibility === 'internal' || name.startsWith('#') ? [] : [[id, name]],
      ),
    );
    this.users = new Map(
      parseRows(this.rows('users'), userRow).flatMap(({ id, name, email }) =>
        id === null ? [] : [[id, { id: null, email, name: name ?? '' }]],
      ),
    );
    this.tagIds = groupByPost(this.rows('posts_tags'), 'tag_id');
    this.authorIds = groupByPost(this.rows('posts_authors'), 'author_id');
  }

  /**
   * The tables of a file. Ghost's own address in it becomes `sourceUrl`, or nothing, which leaves paths of the site.
   *
   * @throws AppError validation-failed when the file is no export of Ghost, or too large a one
   */
  static parse(bytes: Uint8Array, sourceUrl: string | null): GhostExport {
    // Given by a function: in a text, `$` would have a meaning.
    const address = JSON.stringify(sourceUrl?.replace(/\/+$/, '') ?? '').slice(1, -1);
    const text = requireUtf8(bytes);
    requireBounded(text, address.length);
    const json = requireJson(
      text.replaceAll(OWN_ADDRESS, () => address),
      'a Ghost export',
    );
    const { data } = exportFile.safeParse(json);
    if (!data) throw refusedFile('not a Ghost export: there is no db[0].data.posts');
    if (data.posts.length > MAX_IMPORTED_POSTS) {
      throw refusedFile(`has more than ${String(MAX_IMPORTED_POSTS)} posts: export them in parts`);
    }
    return new GhostExport(data);
  }

  /** The posts, not parsed. */
  get posts(): readonly unknown[] {
    return this.data.posts;
  }

  /** The rows of a table, not parsed; none when there is no such table. @throws AppError validation-failed over 200,000 */
  rows(table: string): readonly unknown[] {
    const found = rows.safeParse(this.data[table]).data ?? [];
    if (found.length > MAX_ROWS) throw refusedFile(`has more than ${String(MAX_ROWS)} rows in ${table}`);
    return found;
  }

  /** The names of a post's tags that visitors see, in its order. */
  tagsOf(postId: string): string[] {
    return pick(this.tagIds.get(postId), this.tags);
  }

  /** A post's authors in its order. @param only the author of exports before there could be several */
  authorsOf(postId: string, only: string | null): ImportedAuthor[] {
    return pick(this.authorIds.get(postId) ?? (only === null ? [] : [only]), this.users);
  }
}

/** Checked before the address is put in: a file that names it very often would become some 40 times as long. */
function requireBounded(text: string, addressLength: number): void {
  let length = text.length;
  for (let at = text.indexOf(OWN_ADDRESS); at !== -1; at = text.indexOf(OWN_ADDRESS, at + 1)) {
    length += addressLength - OWN_ADDRESS.length;
  }
  if (length <= MAX_LENGTH) return;
  throw refusedFile(
    `names the site’s address so often that it would have more than ${MAX_LENGTH.toLocaleString('en')} characters: import it in parts, or without source_url`,
  );
}

/** The origin that all posts have in a column; null when there are several, which tell nothing of the site. */
function sharedOrigin(posts: readonly unknown[], column: 'url' | 'canonical_url'): string | null {
  const addresses = posts.map((post) => addressRow.safeParse(post).data?.[column] ?? '');
  const origins = new Set(addresses.map((address) => URL.parse(address)?.origin));
  const [origin] = origins;
  return origins.size === 1 && origin !== undefined && origin !== 'null' ? origin : null;
}

function parseRows<T>(found: readonly unknown[], schema: z.ZodType<T>): T[] {
  return found.flatMap((row) => {
    const { data } = schema.safeParse(row);
    return data === undefined ? [] : [data];
  });
}

function groupByPost(found: readonly unknown[], column: 'tag_id' | 'author_id'): Map<string, string[]> {
  const joins = parseRows(found, joinRow).sort((a, b) => a.sort_order - b.sort_order);
  const groups = new Map<string, string[]>();
  for (const join of joins) {
    const id = join[column];
    if (join.post_id === null || id === null) continue;
    const group = groups.get(join.post_id);
    if (group) group.push(id);
    else groups.set(join.post_id, [id]);
  }
  return groups;
}

function pick<T>(ids: readonly string[] = [], found: ReadonlyMap<string, T>): T[] {
  return ids.flatMap((id) => found.get(id) ?? []);
}
