import { ArchiveFiles, decodedPath as decoded, foldPath } from '../archive-files.js';
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

/** What names of Jekyll's posts begin with. */
const DATE = /^\d{4}-\d{1,2}-\d{1,2}[-_ ]/;

/** A leaf bundle. @see https://gohugo.io/content-management/page-bundles/ */
const HUGO_BUNDLE = /(?:^|\/)content\/(?:.+\/)?index(?:\.[a-z]{2}(?:-[a-z]{2})?)?\.md$/i;
const PICTURE = /\.(?:jpe?g|png|webp|avif|gif)$/i;

/** How a text names a file: by where it is, or by its name alone, as Obsidian does. */
export type Naming = 'place' | 'name';

/** What an archive holds, found by the names that its texts use: paths, names of files, slugs. */
export class Archive {
  private readonly postsByWord = new Map<string, ArchivedPost>();
  /** By a word and an end of the path, such as `other notes/other`. */
  private readonly postsByEnd = new Map<string, ArchivedPost>();
  /** Addresses that several posts wish to have: only one of them will. */
  private readonly shared = new Set<string>();
  private readonly files: ArchiveFiles;
  /** Folders with what belongs to one post, each with the path of that. */
  private readonly bundles = new Map<string, string>();
  private readonly oldAddresses: OldAddresses;

  /**
   * @param posts in the archive's order
   * @param files paths of all other files
   * @param sourceUrl see ImportOptions
   */
  constructor(
    posts: readonly ArchivedPost[],
    files: readonly string[],
    private readonly sourceUrl: string | null,
  ) {
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
    for (const { path } of posts) setFirst(this.bundles, bundleOf(path), path);
    this.files = new ArchiveFiles([...posts.map(({ path }) => path), ...files], files);
  }

  /** Whether it has files besides those of posts. */
  get hasFiles(): boolean {
    return this.files.size > 0;
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

  /**
   * The path of another file of the archive, such as a picture: one that begins with a slash is of the site, others lie beside the
   * post, in its folder, or where its page has them. Null when it has none.
   */
  findFile(address: string, from: string, naming: Naming = 'place'): string | null {
    const path = decoded(address.replace(/[?#].*$/, '')).replace(/^[@~]\//, '/');
    if (path === '' || path.endsWith('/')) return null;
    const beside = resolvePath(path, from);
    if (naming === 'name') return this.files.has(beside) ? beside : this.files.highest(plainPath(path));
    if (path.startsWith('/')) return this.atSite(path, beside);
    if (this.files.has(beside)) return beside;
    const stem = from.replace(MARKDOWN_ENDING, '');
    const inFolder = resolvePath(path, `${stem}/`);
    if (this.files.has(inFolder)) return inFolder;
    // Not one of another post's folder, though it may have the name: many have a `cover.jpg`.
    const isFree = (found: string) => {
      const owner = this.bundles.get(foldPath(found).replace(/\/?[^/]*$/, ''));
      return owner === undefined || owner === from;
    };
    const ofPage = resolvePath(`${lastOf(stem).replace(DATE, '')}/${path}`, '');
    return this.files.nearest(ofPage, from, isFree) ?? this.files.nearest(plainPath(path), from, isFree);
  }

  /** Of Hugo's bundle of a post the picture that its templates take for the cover, by its name; null without one. */
  bundleCover(path: string): string | null {
    if (!HUGO_BUNDLE.test(path)) return null;
    const beside = this.files.besides(path).filter((file) => PICTURE.test(file));
    const named = (word: string) => beside.find((file) => lastOf(file).toLowerCase().includes(word));
    return named('feature') ?? named('cover') ?? named('thumbnail') ?? null;
  }

  /** The path of a file by its whole address at the source's site; null for an address of elsewhere, or of no file here. */
  fileOfSite(address: string): string | null {
    const path = this.pathAtSite(address);
    return path === null ? null : this.atSite(decoded(path), decoded(path).slice(1));
  }

  /** Whether an address is one of the source's site. */
  isOfSite(address: string): boolean {
    return this.pathAtSite(address) !== null;
  }

  private pathAtSite(address: string): string | null {
    const [url, site] = [URL.parse(address), this.sourceUrl === null ? null : URL.parse(this.sourceUrl)];
    const hostOf = ({ host }: URL) => host.replace(/^www\./, '');
    return url && site && hostOf(url) === hostOf(site) ? url.pathname : null;
  }

  /** @param path from the root of the site, or from its folder at its host @param exact the same in the archive */
  private atSite(path: string, exact: string): string | null {
    if (this.files.has(exact)) return exact;
    const folder = URL.parse(this.sourceUrl ?? '')?.pathname.replace(/\/+$/, '') ?? '';
    const within = folder !== '' && path.startsWith(`${folder}/`) ? path.slice(folder.length) : null;
    return (
      this.files.atRoot(plainPath(path)) ?? (within === null ? null : this.files.atRoot(plainPath(within)))
    );
  }
}

/** The folder of what belongs to a post: that of an `index.md`, or the one beside the post with its name. */
function bundleOf(path: string): string {
  return foldPath(path.replace(MARKDOWN_ENDING, '').replace(/\/_?index(?:\.[a-z]{2}(?:-[a-z]{2})?)?$/i, ''));
}

/** A path without what leads up or nowhere. */
function plainPath(path: string): string {
  return path.replace(/^(?:\.{0,2}\/)+/, '');
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
  return new Set([fold(name), fold(name.replace(DATE, ''))]);
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

function setFirst<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value);
}
