/** What stands for a post of the same file while that is read, by the slug that it wishes: no source has such an address. */
const MARK = '/?post=';

/** Such a mark as an address; what follows the slug is a part of the post. */
const MARKED = /^\/\?post=([^#&]+)(#.*)?$/;

/** All that may be one. */
const MARKS = /\/\?post=[^\s"'<>()[\]#&]+/g;

const PLACEHOLDER = ':slug';

/** Where a post is, and which part of it is meant. */
interface LinkedPart {
  /** As a mark. */
  readonly mark: string;
  /** With `#`; empty for the whole post. */
  readonly part: string;
}

/** The mark of a post that wishes a slug. */
export function markOf(slug: string): string {
  return `/?${new URLSearchParams({ post: slug }).toString()}`;
}

/** The marks in a text, each once. */
export function marksIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(MARKS), ([mark]) => mark))];
}

/** What a marked address leads to; null for any other address. */
export function readMark(address: string): LinkedPart | null {
  const [, slug, part = ''] = MARKED.exec(address) ?? [];
  return slug === undefined ? null : { mark: MARK + slug, part };
}

/** Addresses of this site's posts. */
export class PostAddresses {
  private readonly form: RegExp;

  /** @param pattern a path or a whole address with `:slug`; marks themselves are addresses of version 0.1, which lead on */
  constructor(private readonly pattern = `${MARK}${PLACEHOLDER}`) {
    const parts = pattern.split(PLACEHOLDER).map((part) => RegExp.escape(part));
    this.form = new RegExp(`^${parts.join('[^/?#&]+')}(?:#.*)?$`);
  }

  /** The address of a post by its slug. */
  of(slug: string): string {
    return this.pattern.replace(PLACEHOLDER, () => encodeURIComponent(slug));
  }

  /** Whether an address is that of a post, whichever. */
  has(address: string): boolean {
    return this.form.test(address) || readMark(address) !== null;
  }
}
