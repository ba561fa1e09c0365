import { textOrNull } from '../lenient-fields.js';

type Values = Readonly<Record<string, unknown>>;

const FORMER = ['aliases', 'alias', 'redirectfrom', 'redirects', 'oldurl', 'oldurls', 'previousurls'];
const PRESENT = ['permalink', 'url', 'path'];
const MAX_ADDRESSES = 50;

/** Paths and URLs; Obsidian's aliases are other names of a note. */
const ADDRESS = /^(?:[^\s/]*\/\S*|\S+\.html?|[a-z\d]+(?:-[a-z\d]+)+)$/;

/** What a generator puts something else in for: `/:year/:title/`, `{{ slug }}`. */
const PATTERN = /[:{*]/;

/** Where a post was in its source by its header, whose names are as nameOf gives them: as aliases, and as its own address. */
export function addressesOf(values: Values): string[] {
  const given = [...FORMER, ...PRESENT].flatMap((name) => [values[name]].flat());
  const addresses = given.flatMap((address) =>
    typeof address === 'string' && ADDRESS.test(address.trim()) && !isPattern(address)
      ? [address.trim()]
      : [],
  );
  return [...new Set(addresses)].slice(0, MAX_ADDRESSES);
}

/** The address that a post has by its header, as that has it: `/2026/05/a-title/`; null without one. */
export function permalinkOf(values: Values): string | null {
  const address = PRESENT.map((name) => values[name]).find((value) => typeof value === 'string');
  return address === undefined || !address.includes('/') || isPattern(address) ? null : address.trim();
}

/** The last word of the address that a post has by its header: `/2026/05/a-title.html` → `a-title`. */
export function slugInAddress(values: Values): string | null {
  const address = PRESENT.map((name) => values[name]).find((value) => typeof value === 'string');
  if (address === undefined || isPattern(address)) return null;
  const path = URL.parse(address)?.pathname ?? address;
  const last = path.split('/').findLast((segment) => segment !== '') ?? '';
  return textOrNull(last.replace(/\.html?$|^index$/, ''));
}

function isPattern(address: string): boolean {
  return PATTERN.test(address.replace(/^https?:/, ''));
}
