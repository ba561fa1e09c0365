import { firestore } from '../accounts/accounts.js';
import { waitFor } from '../wait-for.js';

/**
 * Waits until no card is being drawn in the suite's project: for tests that compare all that is stored. A card is noted at its post,
 * and announced as a public change, some time after the post was published.
 */
export async function waitForCards(): Promise<void> {
  await waitFor(
    async () => {
      const { docs } = await firestore
        .collection('jobs')
        .where('kind', '==', 'make-cards')
        .select('status')
        .get();
      return docs.every((doc) => !['queued', 'running'].includes(doc.get('status') as string));
    },
    { timeoutMs: 60_000, description: 'all cards to be drawn' },
  );
}
