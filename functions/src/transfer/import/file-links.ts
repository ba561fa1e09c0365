import type { Post } from '../../posts/index.js';
import { withAddresses } from '../formats/markdown/body/with-addresses.js';
import { slugHere } from '../formats/old-addresses.js';
import type { ImportedPost } from '../formats/imported-post.js';
import { marksIn, markOf, PostAddresses, readMark } from './post-addresses.js';
import { findPresent } from './same-post.js';
import type { Slugify } from './source-slug.js';

/** Of a post: each is read whole, and a list of all posts may link to thousands. Links to further ones stay. */
const MAX_TARGETS = 100;

/**
 * Links from one post of a file to another. While the file is read a mark stands for each, with the slug that the other wishes; they
 * are to lead to where it is here: at another slug, where its own was taken.
 */
export class FileLinks {
  /** Posts by the marks of the slugs that they wish, without those that several wish. */
  private readonly byMark = new Map<string, { readonly post: ImportedPost; readonly slug: string }>();
  /** By the ids of the posts that link to them. */
  private readonly targets = new Map<string, readonly ImportedPost[]>();
  /** Marks by which posts are linked to, by their ids. */
  private readonly wished = new Map<string, string>();
  private readonly addresses: PostAddresses;
  /** The posts that link to others, in the file's order. */
  readonly linking: readonly ImportedPost[];

  /**
   * @param posts of a file, in its order
   * @param postAddress where posts are here, with `:slug`
   */
  constructor(posts: readonly ImportedPost[], slugify: Slugify, postAddress?: string) {
    this.addresses = new PostAddresses(postAddress);
    const shared = new Set<string>();
    for (const post of posts) {
      const slug = slugHere(post, slugify);
      const mark = markOf(slug);
      if (this.byMark.has(mark)) shared.add(mark);
      this.byMark.set(mark, { post, slug });
    }
    for (const mark of shared) this.byMark.delete(mark);
    for (const post of posts) this.addLinksOf(post);
    this.linking = posts.filter(({ id }) => this.targets.has(id));
  }

  /** The posts of the file that a post links to. */
  targetsOf({ id }: ImportedPost): readonly ImportedPost[] {
    return this.targets.get(id) ?? [];
  }

  /** Whether links lead to a post at another slug than it has here. */
  missAt({ id }: Pick<ImportedPost, 'id'>, slug: string): boolean {
    const mark = this.wished.get(id);
    return mark !== undefined && mark !== markOf(slug);
  }

  /** A post whose links lead to where the others are, or will be if their slugs are free. @param stored posts by id */
  followed(source: ImportedPost, stored: ReadonlyMap<string, Post>): ImportedPost {
    const targets = this.targetsOf(source);
    if (targets.length === 0) return source;
    const slugs = new Map(
      targets.flatMap((target) => {
        const present = findPresent(target, stored);
        const mark = this.wished.get(target.id);
        return present?.isSame === true && mark !== undefined ? [[mark, present.item.slug] as const] : [];
      }),
    );
    const contentMd = withAddresses(source.contentMd, (address) => {
      const found = readMark(address);
      const target = found && this.byMark.get(found.mark);
      if (!target) return address;
      return this.addresses.of(slugs.get(found.mark) ?? target.slug) + found.part;
    });
    return { ...source, contentMd };
  }

  /** Whether two texts are the same but for which posts they link to. */
  areSameButForLinks(a: string, b: string): boolean {
    const [one, other] = [a, b].map((text) =>
      withAddresses(text, (address) =>
        this.addresses.has(address) ? address.replace(/^[^#]*/, '') : address,
      ),
    );
    return one === other;
  }

  private addLinksOf(post: ImportedPost): void {
    const targets = marksIn(post.contentMd).flatMap((mark) => {
      const target = this.byMark.get(mark)?.post;
      if (target) this.wished.set(target.id, mark);
      return target ?? [];
    });
    if (targets.length > 0) this.targets.set(post.id, targets.slice(0, MAX_TARGETS));
  }
}
