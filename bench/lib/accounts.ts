/**
 * Accounts for the benchmark: copies of one of the seed's, written past the API and the rules into the emulator.
 */
import { createHash } from 'node:crypto';

/** The seed's logins, and every copy of them, have this password. */
export const SEED_PASSWORD = 'correct horse battery staple';

/** The seed's account with the role `user`. */
export const SEED_USER = 'reader@firefolio.test';

/** A document as Firestore's REST API has it. */
interface FirestoreDocument {
  readonly fields: Readonly<Record<string, { readonly stringValue?: string }>>;
}

/**
 * Copies the seed's user under other addresses.
 *
 * @param firestoreHost host and port of the emulator
 * @returns the addresses
 * @throws Error when the emulator refuses
 */
export async function createAccounts(
  firestoreHost: string,
  projectId: string,
  count: number,
): Promise<string[]> {
  const root = `projects/${projectId}/databases/(default)/documents`;
  const ask = async (path: string, body?: object): Promise<FirestoreDocument> => {
    const response = await fetch(`http://${firestoreHost}/v1/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { Authorization: 'Bearer owner' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`the Firestore emulator answered ${response.status} for ${path}`);
    return (await response.json()) as FirestoreDocument;
  };
  const reservation = await ask(`${root}/user_emails/${emailKey(SEED_USER)}`);
  const { fields } = await ask(`${root}/users/${reservation.fields['user_id']?.stringValue ?? ''}`);
  const emails = Array.from({ length: count }, (_, rank) => `bench-${rank}@firefolio.test`);
  const writes = emails.flatMap((email, rank) => {
    const [id, address] = [`bench${rank}`, { stringValue: email }];
    const user = { ...fields, email: address, email_normalized: address };
    return [
      { update: { name: `${root}/users/${id}`, fields: user } },
      {
        update: { name: `${root}/user_emails/${emailKey(email)}`, fields: { user_id: { stringValue: id } } },
      },
    ];
  });
  await ask(`${root}:commit`, { writes });
  return emails;
}

function emailKey(email: string): string {
  return createHash('sha256').update(email).digest('hex');
}
