import { expect } from '@jest/globals';
import type { Job } from '../../../src/jobs/index.js';
import { firestore } from '../accounts/accounts.js';
import { waitFor } from '../wait-for.js';
import { jobsRepository } from './jobs.js';

/** The jobs that renames of an account have begun, the first one first. */
export async function renamesOf(userId: string): Promise<Job[]> {
  const { docs } = await firestore.collection('jobs').where('created_by.id', '==', userId).get();
  const jobs = await Promise.all(docs.map(({ id }) => jobsRepository.get(id)));
  return jobs
    .filter(({ kind }) => kind === 'rename-author')
    .sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
}

/** Waits until the suite's worker has done every rename of an account, and gives them. @param count how many there are */
export async function completeRenames(userId: string, count = 1): Promise<Job[]> {
  const jobs = await waitFor(
    async () => {
      const found = await renamesOf(userId);
      return found.length === count && found.every(({ status }) => status === 'succeeded') && found;
    },
    { timeoutMs: 30_000, description: `${count} renames of ${userId}` },
  );
  expect(jobs.flatMap(({ problems }) => problems)).toEqual([]);
  return jobs;
}
