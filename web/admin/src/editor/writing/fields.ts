/** A value of JSON, as it comes and goes. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** What a writer may write of an item, by the API's names: `title`, `content_md`, `tags` and so on. */
export type Fields = Readonly<Record<string, Json>>;

/**
 * What is edited, and from where: the fields as the server has them, of which version of the item, and of which working copy.
 * Three-way merges start from it.
 */
export interface Base {
  readonly fields: Fields;
  readonly itemVersion: number;
  /** The working copy's ETag; null where there is none yet. */
  readonly copyTag: string | null;
}

/** Whether two values are the same, whatever the order of names. */
export function isSame(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || !left || !right) return false;
  if (isList(left) || isList(right)) {
    return (
      isList(left) &&
      isList(right) &&
      left.length === right.length &&
      left.every((value, place) => isSame(value, right[place]))
    );
  }
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => isSame(left[name], right[name]));
}

/** Whether a value is a list, which `Array.isArray` does not tell of one that can't be written. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
