import { isList, isSame, type Fields, type Json } from '../writing/fields.js';
import { bothOf, joinParts, mergeLines, type MergedPart } from './merge-lines.js';

/** A field that both sides have changed, each in its own way. */
export interface Conflict {
  readonly field: string;
  readonly ours: Json;
  readonly theirs: Json;
  /** Of a text of lines: what is settled, and the places where both have changed the same lines. */
  readonly parts: readonly MergedPart[] | null;
}

/** What comes of a merge. */
export interface Merged {
  /** All that is settled; of a conflict's field what we have, until somebody has decided. */
  readonly fields: Fields;
  readonly conflicts: readonly Conflict[];
}

/** Lists without an order of their own: both sides' additions and removals are all meant. */
const SETS: ReadonlySet<string> = new Set(['tags', 'stack', 'author_ids']);

/** Fields of named parts that are changed one by one. */
const PARTED: ReadonlySet<string> = new Set(['seo']);

/** Texts of lines. */
const TEXTS: ReadonlySet<string> = new Set(['content_md']);

/** The three sides of a merge. */
export interface Sides {
  /** What both have begun from. */
  readonly base: Fields;
  readonly ours: Fields;
  readonly theirs: Fields;
  /**
   * Values that a field has had here since the base. Where theirs is one of these it is our own text, sent before, of which no
   * answer came: no edit of somebody else's.
   */
  readonly former?: (field: string) => Iterable<Json>;
}

/**
 * Merges three ways, field by field and the text line by line. Nothing of either side is dropped: what both have changed
 * differently is a conflict, with both values.
 */
export function mergeFields({ base, ours, theirs, former = () => [] }: Sides): Merged {
  const fields: Record<string, Json> = {};
  const conflicts: Conflict[] = [];
  for (const field of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const sides = {
      base: base[field] ?? null,
      ours: ours[field] ?? null,
      theirs: theirs[field] ?? null,
    };
    const isOwn = [...former(field)].some((value) =>
      isSame(normal(field, value), normal(field, sides.theirs)),
    );
    const merged = isOwn ? { value: sides.ours } : mergeValue(field, sides);
    if ('value' in merged) {
      fields[field] = merged.value;
    } else {
      fields[field] = sides.ours;
      conflicts.push({ field, ours: sides.ours, theirs: sides.theirs, parts: merged.parts });
    }
  }
  return { fields, conflicts };
}

/**
 * Merges what was decided and what was typed meanwhile, without a question: of lines that both have changed both stay, of other fields
 * what was typed. `theirs` is what was decided, of some fields.
 */
export function mergeKeepingBoth({ base, ours, theirs }: Omit<Sides, 'former'>): Fields {
  const only = (fields: Fields): Fields =>
    Object.fromEntries(Object.keys(theirs).map((field) => [field, fields[field] ?? null]));
  const { fields, conflicts } = mergeFields({ base: only(base), ours: only(ours), theirs });
  const both = conflicts.flatMap(({ field, parts }) =>
    parts ? [[field, joinParts(parts, bothOf)] as const] : [],
  );
  return { ...fields, ...Object.fromEntries(both) };
}

interface Values {
  readonly base: Json;
  readonly ours: Json;
  readonly theirs: Json;
}

type MergedValue = { readonly value: Json } | { readonly parts: readonly MergedPart[] | null };

function mergeValue(field: string, { base, ours, theirs }: Values): MergedValue {
  if (isSame(ours, theirs) || isSame(base, theirs)) return { value: ours };
  if (isSame(base, ours)) return { value: theirs };
  if (TEXTS.has(field) && typeof ours === 'string' && typeof theirs === 'string') {
    const merged = mergeLines(typeof base === 'string' ? base : '', ours, theirs);
    return merged.text === null ? { parts: merged.parts } : { value: merged.text };
  }
  if (SETS.has(field) && isList(ours) && isList(theirs))
    return { value: mergeSets(isList(base) ? base : [], ours, theirs) };
  if (PARTED.has(field)) return mergeParted({ base, ours, theirs });
  return { parts: null };
}

/** Ours, without what they have taken away, and with what they have added. */
function mergeSets(base: readonly Json[], ours: readonly Json[], theirs: readonly Json[]): Json {
  const has = (list: readonly Json[], value: Json) => list.some((other) => isSame(other, value));
  const kept = ours.filter((value) => has(theirs, value) || !has(base, value));
  return [...kept, ...theirs.filter((value) => !has(base, value) && !has(ours, value))];
}

function mergeParted({ base, ours, theirs }: Values): MergedValue {
  const value: Record<string, Json> = {};
  const [from, mine, others] = [partsOf(base), partsOf(ours), partsOf(theirs)];
  for (const name of new Set([...Object.keys(mine), ...Object.keys(others)])) {
    const part = mergeValue(name, {
      base: from[name] ?? null,
      ours: mine[name] ?? null,
      theirs: others[name] ?? null,
    });
    if (!('value' in part)) return { parts: null };
    value[name] = part.value;
  }
  return { value };
}

function partsOf(value: Json): Fields {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {};
}

/** As the server keeps single lines: it trims them and composes their letters. */
function normal(field: string, value: Json): Json {
  return typeof value === 'string' && !TEXTS.has(field) ? value.trim().normalize('NFC') : value;
}
