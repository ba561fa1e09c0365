import { MARKDOWN_ENDING } from './file-name.js';

/** A post of an archive, as links lead to it. */
export interface ArchivedPost {
  readonly path: string;
  readonly title: string;
  /** Where it will be on this site: a path. */
  readonly address: string;
}

/** Folders of generators in whose place the site's root is. */
const ROOTS = /(?:^|\/)(?:static|source|public|assets|src|content)\//;

/** What an archive holds, found by the names that its texts use: paths, names of files, slugs. */
export class Archive {
  private readonly postsByWord = new Map<string, ArchivedPost[]>();
  private readonly filesByName = new Map<string, string[]>();

  /**
   * @param posts in the archive's order
   * @param files paths of all other files
   */
  constructor(posts: readonly ArchivedPost[], files: readonly string[]) {
    for (const given of posts) {
      const post = { ...given, path: given.path.replaceAll('\\', '/') };
      for (const word of wordsOf(post.path)) push(this.postsByWord, word, post);
    }
    for (const file of files) push(this.filesByName, fold(lastOf(file.replaceAll('\\', '/'))), file);
  }

  /** Whether a path is one of a Markdown file. */
  isPostPath(path: string): boolean {
    return MARKDOWN_ENDING.test(path.replace(/#.*$/, ''));
  }

  /** The post that a name or path means in a file; null when there is none. */
  findPost(name: string, from: string): ArchivedPost | null {
    const wanted = fold(resolvePath(decoded(name).replace(MARKDOWN_ENDING, ''), from));
    const word = fold(
      lastOf(
        decoded(name)
          .replace(MARKDOWN_ENDING, '')
          .replace(/\/(?:_?index)?$/, ''),
      ),
    );
    const found = word === '' ? [] : (this.postsByWord.get(word) ?? []);
    const isAt = (post: ArchivedPost) => endsWithPath(fold(post.path.replace(MARKDOWN_ENDING, '')), wanted);
    return found.find(isAt) ?? found[0] ?? null;
  }

  /** Where the post is on this site that a name or path means, which may end with a part of it: `a.md#part`. */
  addressOf(name: string, from: string): string | null {
    const [, path = '', fragment = ''] = /^([^#]*)(#.*)?$/.exec(name.trim()) ?? [];
    const post = path === '' ? null : this.findPost(path, from);
    return post && post.address + fragment;
  }

  /** The path of another file of the archive, such as a picture; null when it has none of that name. */
  findFile(address: string, from: string): string | null {
    const path = decoded(address.replace(/[?#].*$/, ''));
    const found = this.filesByName.get(fold(lastOf(path))) ?? [];
    const beside = resolvePath(path, from);
    const wanted = fold(path.replace(/^(?:\.{0,2}\/)+/, ''));
    return (
      found.find((file) => file === beside) ??
      found.find((file) => endsWithPath(fold(file), wanted)) ??
      (path.includes('/') ? null : (found[0] ?? null))
    );
  }
}

/** The path of a file as its site has it: without the folder that stands for the root. */
export function sitePath(file: string): string {
  const root = ROOTS.exec(file);
  return root && !file.startsWith('content/') ? `/${file.slice(root.index + root[0].length)}` : `/${file}`;
}

/** By which words a post may be meant: its name, without its date, and the folder of an `index.md`. */
function wordsOf(path: string): Set<string> {
  const segments = path.replace(MARKDOWN_ENDING, '').split('/');
  const last = segments.at(-1) ?? '';
  const name = /^_?index$/.test(last) ? (segments.at(-2) ?? last) : last;
  return new Set([fold(name), fold(name.replace(/^\d{4}-\d{1,2}-\d{1,2}[-_ ]/, ''))]);
}

/** A path as seen from a file; one that begins with a slash is of the archive. */
function resolvePath(path: string, from: string): string {
  const isRooted = /^(?:@\/|\/)/.test(path);
  const segments = isRooted ? [] : from.split('/').slice(0, -1);
  for (const segment of path.replace(/^@?\//, '').split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
}

function endsWithPath(path: string, wanted: string): boolean {
  return path === wanted || path.endsWith(`/${wanted}`);
}

function lastOf(path: string): string {
  return path.split('/').at(-1) ?? '';
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
