import type { Firestore } from 'firebase-admin/firestore';
import { loadFirestore, type DocumentWriter } from '../../platform/index.js';
import { FORMER } from './shard-format.repository.js';
import { partsOf } from './shard-keys.js';

/** An entry in a strange place. */
export interface Stray {
  /** Of the shard. */
  readonly path: string;
  readonly key: string;
}

/** Writes the value of a key, or none for null, into a shard without reading it. 1 write. @param path of the shard */
export async function writeToShard(
  writer: DocumentWriter,
  db: Firestore,
  path: string,
  key: string,
  value: Readonly<Record<string, unknown>> | null,
): Promise<void> {
  const { FieldPath, FieldValue } = await loadFirestore();
  const [field, name] = storedPathOf(path, key);
  writer.set(
    db.doc(path),
    { [field]: { [name]: value ?? FieldValue.delete() }, changed_at: FieldValue.serverTimestamp() },
    { mergeFields: [new FieldPath(field, name), 'changed_at'] },
  );
}

/** Removes entries, wherever they are, in one commit. 1 write for each shard that has some. @param strays at most 500 */
export async function removeEntries(db: Firestore, strays: readonly Stray[]): Promise<void> {
  const { FieldPath, FieldValue } = await loadFirestore();
  const batch = db.batch();
  for (const [path, keys] of Map.groupBy(strays, (stray) => stray.path)) {
    const removals = keys.flatMap(({ key }) => [
      new FieldPath(...storedPathOf(path, key)),
      FieldValue.delete(),
    ]);
    batch.update(db.doc(path), 'changed_at', FieldValue.serverTimestamp(), ...removals);
  }
  await batch.commit();
}

/** Where a shard has the entry of a key. */
function storedPathOf(path: string, key: string): [field: string, name: string] {
  const isFormer = Object.values(FORMER).some((name) => path.startsWith(`${name}/`));
  return isFormer ? ['posts', partsOf(key)[1]] : ['entries', key];
}
