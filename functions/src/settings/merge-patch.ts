/** Some of a value's members, also of the objects within; lists and texts as a whole. */
export type Patch<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [Name in keyof T]?: Patch<T[Name]> | undefined }
    : T;

/**
 * A value with what a patch gives: objects are merged member by member, everything else is replaced, null included.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7396 RFC 7396, but that null is a value: what has a default can't be taken away
 */
export function mergePatch<T extends object>(present: T, patch: Patch<T>): T {
  const merged = new Map<string, unknown>(Object.entries(present));
  for (const [name, given] of Object.entries(patch)) {
    if (given === undefined) continue;
    const before = merged.get(name);
    merged.set(name, isObject(before) && isObject(given) ? mergePatch(before, given) : given);
  }
  return Object.fromEntries(merged) as T;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
