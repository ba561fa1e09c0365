import { OldAddresses, type LinkedPost } from '../old-addresses.js';
import { MARKDOWN_ENDING } from './file-name.js';

/** A post of an archive, as links lead to it. */
export interface ArchivedPost extends LinkedPost {
  readonly path: string;
  readonly title: string;
}

/** Folders of generators in whose place the site's root is. */
const ROOTS = /(?:^|\/)(?:static|source|public|assets|src|content)\//;

/** Of how many folders above a file links are told apart by. */
const MAX_FOLDERS = 12;

/** What an archive holds, found by the names that its texts use: paths, names of files, slugs. */
export class Archive {
  private readonly postsByWord = new Map<string, ArchivedPost>();
  /** By a word and an end of the path, such as `other notes/other`. */
  private readonly postsByEnd = new Map<string, ArchivedPost>();
  /** Addresses that several posts wish to have: only one of them will. */
  private readonly shared = new Set<string>();
  private readonly filesByName = new Map<string, string>();
  private readonly filesByEnd = new Map<string, string>();
  private readonly files: ReadonlySet<string>;
  private readonly oldAddresses: OldAddresses;

  /**
   * @param posts in the archive's order
   * @param files paths of all other files
   * @param sourceUrl see ImportOptions
   */
  constructor(posts: readonly ArchivedPost[], files: readonly string[], sourceUrl: string | null) {
    this.oldAddresses = new OldAddresses(posts, sourceUrl);
    const taken = new Set<string>();
    for (const given of posts) {
      if (taken.has(given.address)) this.shared.add(given.address);
      taken.add(given.address);
      const post = { ...given, path: given.path.replaceAll('\\', '/') };
      const ends = endsOf(fold(post.path.replace(MARKDOWN_ENDING, '')));
      for (const word of wordsOf(post.path)) {
        setFirst(this.postsByWord, word, post);
        for (const end of ends) setFirst(this.postsByEnd, `${word} ${end}`, post);
      }
    }
    this.files = new Set(files);
    for (const file of files) {
      setFirst(this.filesByName, fold(lastOf(file.replaceAll('\\', '/'))), file);
      for (const end of endsOf(fold(file))) setFirst(this.filesByEnd, end, file);
    }
  }

  /** Whether a path is one of a Markdown file. */
  isPostPath(path: string): boolean {
    return MARKDOWN_ENDING.test(path.replace(/#.*$/, ''));
  }

  /** The post that a name or path means in a file; null when there is none, or its address is not certain. */
  findPost(name: string, from: string): ArchivedPost | null {
    const post = this.postNamed(name, from);
    return post && !this.shared.has(post.address) ? post : null;
  }

  /** Whether a name or path means a post whose address here is not certain, as several posts of the archive wish it. */
  isAmbiguous(name: string, from: string): boolean {
    const post = this.postNamed(name.replace(/#.*$/, ''), from);
    return post !== null && this.shared.has(post.address);
  }

  private postNamed(name: string, from: string): ArchivedPost | null {
    const wanted = fold(resolvePath(decoded(name).replace(MARKDOWN_ENDING, ''), from));
    const word = fold(
      lastOf(
        decoded(name)
          .replace(MARKDOWN_ENDING, '')
          .replace(/\/(?:_?index)?$/, ''),
      ),
    );
    if (word === '') return null;
    return this.postsByEnd.get(`${word} ${wanted}`) ?? this.postsByWord.get(word) ?? null;
  }

  /** Where the post is on this site that a name or path means, which may end with a part of it: `a.md#part`. */
  addressOf(name: string, from: string): string | null {
    const [, path = '', fragment = ''] = /^([^#]*)(#.*)?$/.exec(name.trim()) ?? [];
    const post = path === '' ? null : this.findPost(path, from);
    return post && post.address + fragment;
  }

  /** Where the post is on this site that was at an address of its source; null when none was. */
  postAt(address: string): string | null {
    return this.oldAddresses.find(address);
  }

  /** The path of another file of the archive, such as a picture; null when it has none of that name. */
  findFile(address: string, from: string): string | null {
    const path = decoded(address.replace(/[?#].*$/, ''));
    const beside = resolvePath(path, from);
    if (this.files.has(beside)) return beside;
    const wanted = fold(path.replace(/^(?:\.{0,2}\/)+/, ''));
    const named = path.includes('/') ? undefined : this.filesByName.get(wanted);
    return this.filesByEnd.get(wanted) ?? named ?? null;
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

/** A path, and all that it ends with: `c`, `b/c`, `a/b/c`. */
function endsOf(path: string): string[] {
  const segments = path.split('/');
  const last = segments.at(-1);
  if (last === undefined || last === '') return [];
  const near = segments.slice(-MAX_FOLDERS);
  return [...near.map((_segment, index) => near.slice(index).join('/')), path];
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

function setFirst<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value);
}
