import { expect, test } from '@jest/globals';
import { withDeadline } from './deadline.js';

test('what comes in time is given, errors too', async () => {
  await expect(withDeadline(Promise.resolve('value'), 1_000)).resolves.toBe('value');
  await expect(withDeadline(Promise.reject(new Error('reason')), 1_000)).rejects.toThrow('reason');
});

test('what does not come in time is unavailable, and its late failure is nobody’s', async () => {
  const late = Promise.withResolvers<string>();
  await expect(withDeadline(late.promise, 1)).rejects.toMatchObject({ code: 'unavailable' });
  late.reject(new Error('late'));
});
