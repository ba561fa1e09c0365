import { cutAtCharacter } from '../../shared/index.js';

/** What of a text a reader of its HTML will miss, for its writer. */
export interface RenderWarning {
  /** JSON Pointer into the body that brought the text. */
  readonly pointer: string;
  readonly detail: string;
}

/** Of each sort so many are named; the rest are counted. */
const MAX_NAMES = 4;
const MAX_NAME_LENGTH = 60;
const MAX_EXAMPLE_LENGTH = 100;

/** How each sort is told, in this order: of one by name, what becomes of it, and of more than are named. */
const SORTS = {
  element: {
    has: (name: string) => `has <${name}>`,
    ending: 'which is left out; what it contains stays',
    others: 'elements that are left out',
  },
  attribute: {
    has: (name: string) => `has the attribute ${name}`,
    ending: 'which is left out',
    others: 'attributes that are left out',
  },
  address: {
    has: (name: string) => `has an address that begins with ${name}`,
    ending: 'which is left out',
    others: 'addresses that are left out',
  },
  frame: {
    has: (name: string) => `has a frame of ${name}`,
    ending: 'which is shown as a link: players of YouTube and Vimeo can be embedded',
    others: 'frames that are shown as links',
  },
  link: {
    has: (name: string) => `has a link to ${name}`,
    ending: 'but no heading or id of the text is called so',
    others: 'links to headings that are not there',
  },
} as const;

type Sort = keyof typeof SORTS;

interface Kind {
  count: number;
  readonly ending: string;
}

/** Collects what rendering leaves out or changes; bounded, however much that is. */
export class RenderWarnings {
  private readonly kinds = new Map<Sort, Map<string, Kind>>();
  private readonly others = new Map<Sort, number>();

  /** @param pointer where the body of the request has the text (JSON Pointer) */
  constructor(readonly pointer = '/content_md') {}

  /**
   * @param name of the element, attribute, scheme, host or address
   * @param ending what becomes of it, where that is not the same for the whole sort
   */
  add(sort: Sort, name: string, ending: string = SORTS[sort].ending): void {
    const kinds = this.kinds.get(sort) ?? new Map<string, Kind>();
    this.kinds.set(sort, kinds);
    const kind = kinds.get(name);
    if (kind) kind.count += 1;
    else if (kinds.size < MAX_NAMES) kinds.set(name, { count: 1, ending });
    else this.others.set(sort, (this.others.get(sort) ?? 0) + 1);
  }

  /** At most 25. */
  list(): RenderWarning[] {
    const sorts = Object.keys(SORTS) as Sort[];
    const { pointer } = this;
    return sorts.flatMap((sort) => this.tell(sort)).map((detail) => ({ pointer, detail }));
  }

  private tell(sort: Sort): string[] {
    const { has, others } = SORTS[sort];
    const named = [...(this.kinds.get(sort) ?? [])].map(
      ([name, { count, ending }]) => `${has(shorten(name, MAX_NAME_LENGTH))}${times(count)}, ${ending}`,
    );
    const more = this.others.get(sort);
    return more === undefined ? named : [...named, `has ${String(more)} more ${others}`];
  }
}

/** An address as an example of those that are left out. */
export function exampleOf(address: string): string {
  return `which is left out: ${shorten(address, MAX_EXAMPLE_LENGTH)}`;
}

function times(count: number): string {
  return count === 1 ? '' : ` (${String(count)} times)`;
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${cutAtCharacter(text, length)}…`;
}
