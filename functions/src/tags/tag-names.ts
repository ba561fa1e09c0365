import { LRUCache } from 'lru-cache';
import type { Completion } from '../content/index.js';
import { errorFields, type Logger, type ReadCache } from '../platform/index.js';
import { nameOfTag, type Post, type PostDirectory, type PostEntry, type PostTypes } from '../posts/index.js';
import { detailOf, type TagDetails } from './tag-details.codec.js';
import type { TagDetailsRepository } from './tag-details.repository.js';

interface TagNamesParts {
  readonly details: Pick<TagDetailsRepository, 'findWhole' | 'change'>;
  readonly directory: Pick<PostDirectory, 'refresh'>;
  readonly cache: Pick<ReadCache, 'clear'>;
  readonly logger: Logger;
}

/** Tags that are remembered to be used, and how long, in ms: who types the same tags at each save has the directory asked once. */
const MAX_REMEMBERED = 5_000;
const REMEMBERED_MS = 10 * 60_000;

/** The names that tags have in posts: those that are said of them, so that a tag has one name in all posts. */
export class TagNames {
  /** By `max` it would take the memory for all of them at once, in each instance. */
  private readonly used = new LRUCache<string, true>({
    maxSize: MAX_REMEMBERED,
    sizeCalculation: () => 1,
    ttl: REMEMBERED_MS,
  });

  constructor(private readonly parts: TagNamesParts) {}

  /**
   * Gives posts the names of their tags. How a tag is typed that no post has becomes its name. What can't be read or stored of names
   * is logged and refuses no post: each keeps the names that it has. 1 read where there are tags; for names that were typed otherwise
   * what Shards.refresh costs, and 1 read and 2 writes, which a look does without.
   */
  readonly completion: Completion<PostTypes> = async (given, isLook = false) => {
    if (given?.every(({ tags = [] }) => tags.length === 0)) return withoutNames;
    const { value: stored } = await this.parts.details.findWhole();
    if (!stored) return (post) => ({ ...post, tagNames: ownNames(post) });
    const typed = new Map(
      (given ?? []).flatMap(typedNames).filter(([tag, name]) => this.isNew(tag, name, stored)),
    );
    const details =
      typed.size === 0
        ? stored
        : await this.learn(stored, typed, isLook).catch((error: unknown) => this.goOn(error, stored));
    return (post) => ({ ...post, tagNames: namesOf(post.tags, details) });
  };

  private isNew(tag: string, name: string, stored: TagDetails): boolean {
    return stored.get(tag)?.name !== name && !this.used.has(tag);
  }

  private goOn(error: unknown, stored: TagDetails): TagDetails {
    this.parts.logger.log('warn', 'names of tags not stored; posts are written without', errorFields(error));
    return stored;
  }

  /** Has names of tags that no post has said of them. */
  private async learn(
    stored: TagDetails,
    typed: ReadonlyMap<string, string>,
    isLook: boolean,
  ): Promise<TagDetails> {
    const { values } = await this.parts.directory.refresh();
    for (const { tags } of values.values())
      for (const tag of tags) if (typed.has(tag)) this.used.set(tag, true);
    const learnt = [...typed].filter(([tag]) => !this.used.has(tag));
    if (learnt.length === 0) return stored;
    if (isLook) return withNames(stored, learnt);
    let next = stored;
    await this.parts.details.change((before) => {
      // Where somebody else has named it meanwhile the first one counts.
      const open = learnt.filter(([tag]) => before.get(tag)?.name === stored.get(tag)?.name);
      next = withNames(before, open);
      return open.length === 0 ? null : { details: next, entry: null };
    });
    this.parts.cache.clear();
    return next;
  }
}

function withNames(before: TagDetails, names: readonly (readonly [tag: string, name: string])[]): TagDetails {
  return new Map([
    ...before,
    ...names.map(([tag, name]) => [tag, { ...detailOf(before, tag), name }] as const),
  ]);
}

/** A post without tags has no names of any; another one keeps them. */
function withoutNames(post: Post): Post {
  return post.tags.length === 0 ? { ...post, tagNames: {} } : post;
}

/** The names that a post has of the tags that it has. */
function ownNames({ tags, tagNames }: Post): Record<string, string> {
  return Object.fromEntries(Object.entries(tagNames).filter(([tag]) => tags.includes(tag)));
}

/** The names that the tags of something were typed by. */
function typedNames({
  tags = [],
  tagNames = {},
}: {
  readonly tags?: readonly string[] | undefined;
  readonly tagNames?: Readonly<Record<string, string>> | undefined;
}): [string, string][] {
  return Object.entries(tagNames).filter(([tag, name]) => tags.includes(tag) && name !== tag);
}

/** The names of those tags that are not written as they are. */
function namesOf(tags: readonly string[], details: TagDetails): Record<string, string> {
  return Object.fromEntries(
    tags.flatMap((tag) => {
      const name = details.get(tag)?.name ?? tag;
      return name === tag ? [] : [[tag, name] as const];
    }),
  );
}

/** Whether a post has the tag, and calls it otherwise. */
export function isNamedOtherwise(
  { tags, tagNames }: Pick<PostEntry, 'tags' | 'tagNames'>,
  tag: string,
  name: string,
): boolean {
  return tags.includes(tag) && nameOfTag(tagNames, tag) !== name;
}
