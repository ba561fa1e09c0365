import type { Completion } from '../content/index.js';
import type { ReadCache } from '../platform/index.js';
import type { PostDirectory, PostEntry, PostTypes } from '../posts/index.js';
import type { TagDetails } from './tag-details.codec.js';
import type { TagDetailsRepository } from './tag-details.repository.js';

interface TagNamesParts {
  readonly details: TagDetailsRepository;
  readonly directory: PostDirectory;
  readonly cache: ReadCache;
}

/** The names that tags have in posts: those that are said of them, so that a tag has one name in all posts. */
export class TagNames {
  constructor(private readonly parts: TagNamesParts) {}

  /**
   * Gives posts the names of their tags. How a tag is typed that no post has yet becomes its name. 1 read where there are tags; for
   * names that were typed and are not known what Shards.refresh costs, and 1 read and 2 writes.
   */
  readonly completion: Completion<PostTypes> = async (given) => {
    if (given?.every(({ tags = [] }) => tags.length === 0)) return (post) => post;
    const { value: stored } = await this.parts.details.find();
    const unknown = new Map((given ?? []).flatMap(typedNames).filter(([tag]) => !stored.has(tag)));
    const details = unknown.size === 0 ? stored : await this.learn(stored, unknown);
    return (post) => ({ ...post, tagNames: namesOf(post.tags, details) });
  };

  /** Has names of tags that no post has yet said of them. */
  private async learn(stored: TagDetails, typed: ReadonlyMap<string, string>): Promise<TagDetails> {
    const { values } = await this.parts.directory.refresh();
    const used = new Set([...values.values()].flatMap(({ tags }) => tags));
    const learnt = [...typed].filter(([tag]) => !used.has(tag));
    if (learnt.length === 0) return stored;
    let next = stored;
    await this.parts.details.change((before) => {
      const missing = learnt.filter(([tag]) => !before.has(tag));
      const added = missing.map(([tag, name]) => [tag, { name, description: '' }] as const);
      next = new Map([...before, ...added]);
      return added.length === 0 ? null : { details: next, entry: null };
    });
    this.parts.cache.clear();
    return next;
  }
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
  return tags.includes(tag) && (tagNames[tag] ?? tag) !== name;
}
