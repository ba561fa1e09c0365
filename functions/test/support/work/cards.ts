import { firestore } from '../accounts/accounts.js';
import { waitFor } from '../wait-for.js';

/** How long a job waits at most that is not left by a test which has paused its queue, in ms. */
const LEFT_AFTER_MS = 60_000;

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
        .select('status', 'created_at')
        .get();
      const recent = docs.filter((doc) => {
        const createdAt = doc.get('created_at') as { toMillis(): number };
        return createdAt.toMillis() > Date.now() - LEFT_AFTER_MS;
      });
      return recent.every((doc) => !['queued', 'running'].includes(doc.get('status') as string));
    },
    { timeoutMs: 60_000, description: 'all cards to be drawn' },
  );
}
