/** Of how many folders above a file paths are told apart by. */
const MAX_FOLDERS = 12;

/** Folders of generators in whose place the site's root is, the likeliest first. */
const ROOTS = ['', 'static', 'source', 'public', 'assets', 'src', 'src/assets', 'content', 'docs', 'site'];

/** What has the rank of none of ROOTS. */
const ELSEWHERE = ROOTS.length;

/** Files that posts show or offer, by their names; others in an archive are parts of its generator. */
const SHOWN =
  /\.(?:jpe?g|jfif|png|gif|webp|avif|svg|bmp|tiff?|heic|ico|pdf|mp4|m4v|webm|mov|ogv|mp3|m4a|ogg|oga|opus|wav|flac|aac|vtt)$/i;

/** Whether an address is by its name that of a picture, film, recording or document. */
export function isShownFile(address: string): boolean {
  return SHOWN.test(address.replace(/[?#].*$/, ''));
}

/** Files of an archive, found as texts write of them: by paths, ends of paths and names, in any case. */
export class ArchiveFiles {
  private readonly paths: ReadonlySet<string>;
  private readonly byEnd = new Map<string, string[]>();
  /** The folder in which all of the archive is; empty without one. */
  private readonly top: string;

  /** @param paths of all files, also of those that are not looked for @param wanted those that are */
  constructor(paths: readonly string[], wanted: readonly string[] = paths) {
    this.paths = new Set(wanted);
    this.top = sharedFolder(paths);
    for (const path of this.paths)
      for (const end of endsOf(foldPath(path))) {
        const found = this.byEnd.get(end);
        if (found) found.push(path);
        else this.byEnd.set(end, [path]);
      }
  }

  /** How many there are. */
  get size(): number {
    return this.paths.size;
  }

  /** Whether there is one of exactly this path. */
  has(path: string): boolean {
    return this.paths.has(path);
  }

  /** The one of a path as its site has it, below one of the folders that stand for the root; null without one. */
  atRoot(path: string): string | null {
    const ranked = this.endingWith(path).map((found) => ({ found, rank: this.rankOf(found, path) }));
    const [best] = ranked.sort((a, b) => a.rank - b.rank);
    if (!best) return null;
    const isCertain = best.rank < ELSEWHERE || (ranked.length === 1 && path.includes('/'));
    return isCertain ? best.found : null;
  }

  /** The one with this end of its path that is nearest to a file; null where several are as near. @param isFree whether it may be one */
  nearest(end: string, from: string, isFree: (path: string) => boolean = () => true): string | null {
    const ranked = this.endingWith(end)
      .filter(isFree)
      .map((found) => ({ found, near: sharedLength(found, from), rank: this.rankOf(found, end) }))
      .sort((a, b) => b.near - a.near || a.rank - b.rank);
    const [best, next] = ranked;
    if (!best) return null;
    return next?.near === best.near && next.rank === best.rank ? null : best.found;
  }

  /** The one with this end of its path that lies highest in the archive: as Obsidian takes names; null without one. */
  highest(end: string): string | null {
    const depth = (path: string) => path.split(/[/\\]/).length;
    const [first] = this.endingWith(end).toSorted((a, b) => depth(a) - depth(b));
    return first ?? null;
  }

  /** All in the folder of a file. */
  besides(path: string): readonly string[] {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    return [...this.paths].filter((found) => found.startsWith(folder) && !found.includes('/', folder.length));
  }

  /** All whose path ends with this one. */
  endingWith(end: string): readonly string[] {
    return this.byEnd.get(foldPath(end)) ?? [];
  }

  private rankOf(found: string, end: string): number {
    const folder = foldPath(found).slice(0, -foldPath(end).length).replace(/\/$/, '');
    const rank = ROOTS.indexOf(this.top === '' ? folder : withoutTop(folder, this.top));
    return rank === -1 ? ELSEWHERE : rank;
  }
}

function withoutTop(folder: string, top: string): string {
  if (folder === top) return '';
  return folder.startsWith(`${top}/`) ? folder.slice(top.length + 1) : folder;
}

/** The first folder of all paths, where it is the same and no root by itself. */
function sharedFolder(paths: readonly string[]): string {
  const firsts = new Set(paths.map((path) => /^([^/]+)\//.exec(foldPath(path))?.[1] ?? ''));
  const [first = ''] = firsts;
  return firsts.size === 1 && !ROOTS.includes(first) ? first : '';
}

/** How many folders two paths begin with in common. */
function sharedLength(a: string, b: string): number {
  const [one, other] = [foldPath(a).split('/').slice(0, -1), foldPath(b).split('/').slice(0, -1)];
  const differs = one.findIndex((folder, index) => folder !== other[index]);
  return differs === -1 ? one.length : differs;
}

/** A path, and all that it ends with: `c`, `b/c`, `a/b/c`. */
function endsOf(path: string): string[] {
  const segments = path.split('/');
  if (segments.at(-1) === '') return [];
  const near = segments.slice(-MAX_FOLDERS);
  return [...new Set([...near.map((_segment, index) => near.slice(index).join('/')), path])];
}

/** Paths that are the same to readers. */
export function foldPath(path: string): string {
  return path.normalize('NFC').replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/** A path whose percent signs are letters; as it is where they are none. */
export function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
