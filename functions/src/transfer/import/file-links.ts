import type { Post } from '../../posts/index.js';
import { keepCode } from '../formats/markdown/body/code.js';
import { mapAddresses } from '../formats/markdown/body/addresses.js';
import { KeptText } from '../formats/markdown/body/kept-text.js';
import { addressHere } from '../formats/old-addresses.js';
import type { ImportedPost } from '../formats/imported-post.js';
import { findPresent } from './same-post.js';
import type { Slugify } from './source-slug.js';

/** What leads to a post of this site, by its slug; what follows the slug is a part of the post. */
const ADDRESS = /^\/\?post=([^#&]+)(#.*)?$/;
const ADDRESSES = /\/\?post=[^\s"'<>()[\]#&]+/g;

/** Of a post: each is read whole, and a list of all posts may link to thousands. Links to further ones stay. */
const MAX_TARGETS = 100;

/**
 * Links from one post of a file to another. They name the slug that the other wishes; where it has another one here, since its
 * own was taken, they are to lead there.
 */
export class FileLinks {
  /** Posts by the addresses that they wish, without those that several wish. */
  private readonly byAddress = new Map<string, ImportedPost>();
  /** By the ids of the posts that link to them. */
  private readonly targets = new Map<string, readonly ImportedPost[]>();
  /** Addresses by which posts are linked to, by their ids. */
  private readonly wished = new Map<string, string>();
  /** The posts that link to others, in the file's order. */
  readonly linking: readonly ImportedPost[];

  /** @param posts of a file, in its order */
  constructor(posts: readonly ImportedPost[], slugify: Slugify) {
    const shared = new Set<string>();
    for (const post of posts) {
      const address = addressHere(post, slugify);
      if (this.byAddress.has(address)) shared.add(address);
      this.byAddress.set(address, post);
    }
    for (const address of shared) this.byAddress.delete(address);
    for (const post of posts) this.addLinksOf(post);
    this.linking = posts.filter(({ id }) => this.targets.has(id));
  }

  /** The posts of the file that a post links to. */
  targetsOf({ id }: ImportedPost): readonly ImportedPost[] {
    return this.targets.get(id) ?? [];
  }

  /** Whether links lead to a post at another slug than it has here. */
  missAt({ id }: Pick<ImportedPost, 'id'>, slug: string): boolean {
    const address = this.wished.get(id);
    return address !== undefined && address !== addressOf(slug);
  }

  /** A post whose links lead to where the others are that are here. @param stored posts by id */
  followed(source: ImportedPost, stored: ReadonlyMap<string, Post>): ImportedPost {
    const moved = new Map(
      this.targetsOf(source).flatMap((target) => {
        const present = findPresent(target, stored);
        const wished = this.wished.get(target.id);
        const isMoved = present?.isSame === true && this.missAt(target, present.item.slug);
        return isMoved && wished !== undefined ? [[wished, addressOf(present.item.slug)] as const] : [];
      }),
    );
    return moved.size === 0 ? source : { ...source, contentMd: withAddresses(source.contentMd, moved) };
  }

  private addLinksOf(post: ImportedPost): void {
    const addresses = new Set(Array.from(post.contentMd.matchAll(ADDRESSES), ([address]) => address));
    const targets = [...addresses].flatMap((address) => {
      const target = this.byAddress.get(address);
      if (target) this.wished.set(target.id, address);
      return target ?? [];
    });
    if (targets.length > 0) this.targets.set(post.id, targets.slice(0, MAX_TARGETS));
  }
}

/** Whether two texts are the same but for the slugs that they link to. */
export function isSameButForLinks(a: string, b: string): boolean {
  return a.replaceAll(ADDRESSES, '/?post=') === b.replaceAll(ADDRESSES, '/?post=');
}

function addressOf(slug: string): string {
  return `/?${new URLSearchParams({ post: slug }).toString()}`;
}

function withAddresses(text: string, moved: ReadonlyMap<string, string>): string {
  const kept = new KeptText();
  const prose = keepCode(KeptText.clean(text), kept, { converts: false });
  const changed = mapAddresses(prose, (address) => {
    const [, slug = '', fragment = ''] = ADDRESS.exec(address) ?? [];
    const target = moved.get(`/?post=${slug}`);
    return target === undefined ? address : target + fragment;
  });
  return kept.giveBack(changed);
}
