/** Names an item among those of all kinds. */
export function keyOf(kind: string, id: string): string {
  return `${kind}:${id}`;
}

/** The kind and the id that a key names. */
export function partsOf(key: string): [kind: string, id: string] {
  const colon = key.indexOf(':');
  return [key.slice(0, Math.max(colon, 0)), key.slice(colon + 1)];
}

/** Ids that Firestore does not take, which a backup of something else may have as keys. */
export const NO_ID = /^$|\/|^\.{1,2}$|^__.*__$/;
