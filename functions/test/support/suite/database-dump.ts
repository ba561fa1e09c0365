import type { CollectionReference, DocumentReference, Firestore } from 'firebase-admin/firestore';

/** Every document of a database as text: its path and its fields. */
export async function dumpDatabase(firestore: Firestore): Promise<string[]> {
  return dumpCollections(await firestore.listCollections());
}

async function dumpCollections(collections: readonly CollectionReference[]): Promise<string[]> {
  const documents = await Promise.all(collections.map((collection) => collection.listDocuments()));
  return (await Promise.all(documents.flat().map(dumpDocument))).flat();
}

async function dumpDocument(document: DocumentReference): Promise<string[]> {
  const snapshot = await document.get();
  const own = `${document.path} ${JSON.stringify(snapshot.data())}`;
  return [own, ...(await dumpCollections(await document.listCollections()))];
}
