import { cutAtCharacter } from '../../shared/index.js';
import { asciiWords } from '../slugs/transliterate.js';

/** In characters, of what an anchor is made of. */
const MAX_ANCHOR_LENGTH = 60;

/** In characters, of a name that is looked at: normalising takes the square of the time for combining characters in a row. */
const MAX_NAME_LENGTH = 300;

/** A heading as its anchor is made of it. */
export interface Heading {
  readonly title: string;
  /** The id that the writer gave it. */
  readonly given: string | null;
}

/**
 * The ids of one text, each once, and the names by which its links may mean them. Each has a prefix, so that none stands
 * in for a part of the page that shows the text.
 */
export class Anchors {
  private readonly giveAnchor = createNames();
  private readonly ids = new Set<string>();
  /** Of headings that are not seen in the HTML yet. */
  private readonly awaited = new Set<string>();
  /** Of names that the writer gave. */
  private readonly given = new Map<string, string>();
  /** Of names that other renderers give headings. */
  private readonly derived = new Map<string, string>();

  /** Ids for all headings in order. Ids of those without a name of their own are the same whatever others are given. */
  ofHeadings(headings: readonly Heading[]): string[] {
    const unnamed = headings.map(({ title, given }) => (given === null ? this.take(anchorOf(title)) : null));
    const giveSlug = createNames();
    return headings.map(({ title, given }, index) => {
      const id = unnamed[index] ?? this.name(given ?? '');
      this.awaited.add(id);
      setOnce(this.derived, giveSlug(githubSlugOf(title)), id);
      // What it was called when a name at its end was part of the title.
      if (given !== null) setOnce(this.derived, anchorOf(`${title} ${given}`), id);
      return id;
    });
  }

  /** The id of an element whose `id` or `name` is given in HTML. */
  ofElement(given: string): string {
    return this.awaited.delete(given) ? given : this.name(given);
  }

  /** Notes an id that a plugin of ours gave. */
  note(id: string): void {
    this.ids.add(id);
  }

  /** The id that a link's fragment means, `#` not included; null when there is none. */
  find(fragment: string): string | null {
    const name = normalName(decodeFragment(fragment));
    if (this.ids.has(name)) return name;
    const lowered = name.toLowerCase();
    const found = this.given.get(name) ?? this.given.get(lowered) ?? this.derived.get(lowered);
    if (found !== undefined) return found;
    const bare = name.replace(/^h-/, '');
    const anchor = asciiWords(bare).length > 0 ? anchorOf(bare) : '';
    return (
      this.derived.get(bare.toLowerCase()) ??
      this.derived.get(anchor) ??
      (this.ids.has(anchor) ? anchor : null)
    );
  }

  private name(written: string): string {
    const given = normalName(written);
    const id = this.take(anchorOf(given.replace(/^h-/, '')));
    setOnce(this.given, given, id);
    setOnce(this.given, given.toLowerCase(), id);
    return id;
  }

  private take(wish: string): string {
    const id = this.giveAnchor(wish);
    this.ids.add(id);
    return id;
  }
}

function normalName(name: string): string {
  return cutAtCharacter(name, MAX_NAME_LENGTH).normalize('NFC');
}

/** The title's words with a prefix. */
function anchorOf(title: string): string {
  const words = asciiWords(title).join('-').slice(0, MAX_ANCHOR_LENGTH).replace(/-$/, '');
  return `h-${words || 'section'}`;
}

/** As GitHub calls a heading: in lower case and any script, without punctuation. */
function githubSlugOf(title: string): string {
  return title
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** Gives names in order, with a number where the same one was given before. */
function createNames(): (wish: string) => string {
  const given = new Set<string>();
  const nextNumbers = new Map<string, number>();
  return (wish) => {
    let name = wish;
    let number = nextNumbers.get(wish) ?? 1;
    // Counting on from the last number: from 1 each time, 100,000 headings of one title would take minutes.
    for (; given.has(name); number += 1) name = `${wish}-${String(number)}`;
    given.add(name);
    nextNumbers.set(wish, number);
    return name;
  };
}

function setOnce(map: Map<string, string>, name: string, id: string): void {
  if (!map.has(name)) map.set(name, id);
}

/** A link's fragment as people read it. */
export function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
