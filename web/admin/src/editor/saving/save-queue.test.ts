import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { TryLater, Unreachable } from './remote.js';
import { SaveQueue, type Attempt, type QueueState } from './save-queue.js';

let states: QueueState[];
let attempts: number;
let answer: () => Promise<Attempt>;
let queue: SaveQueue;

beforeEach(() => {
  jest.useFakeTimers();
  states = [];
  attempts = 0;
  answer = () => Promise.resolve('saved');
  queue = new SaveQueue({
    attempt: (begin) => {
      begin();
      attempts++;
      return answer();
    },
    onState: (state) => states.push(state),
    random: () => 0.5,
  });
});

afterEach(() => {
  jest.useRealTimers();
});

describe('the save queue', () => {
  test('saves once the writer pauses', async () => {
    for (let keystroke = 0; keystroke < 5; keystroke++) {
      queue.touch();
      await jest.advanceTimersByTimeAsync(200);
    }
    expect(attempts).toBe(0);
    await jest.advanceTimersByTimeAsync(1_500);
    expect(attempts).toBe(1);
    expect(states).toEqual(['waiting', 'saving', 'saved']);
  });

  test('does not wait for a pause for ever', async () => {
    for (let keystroke = 0; keystroke < 60; keystroke++) {
      queue.touch();
      await jest.advanceTimersByTimeAsync(200);
    }
    expect(attempts).toBe(2);
  });

  test('has one save at a time, and one more for what came meanwhile', async () => {
    let end: (attempt: Attempt) => void = () => undefined;
    answer = () => new Promise((resolve) => (end = resolve));
    queue.touch();
    await jest.advanceTimersByTimeAsync(1_500);
    queue.touch();
    queue.touch();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(attempts).toBe(1);
    end('saved');
    await jest.advanceTimersByTimeAsync(1_500);
    expect(attempts).toBe(2);
    end('saved');
    await jest.advanceTimersByTimeAsync(0);
    expect(queue.state).toBe('saved');
  });

  test('tries again ever later while the network is away, and at once when told', async () => {
    answer = () => Promise.reject(new Unreachable('no network'));
    queue.touch();
    await jest.advanceTimersByTimeAsync(1_500);
    expect([queue.state, attempts]).toEqual(['offline', 1]);
    await jest.advanceTimersByTimeAsync(1_000 + 2_000 + 4_000);
    expect(attempts).toBe(4);
    queue.touch();
    expect(queue.state).toBe('offline');
    answer = () => Promise.resolve('saved');
    expect(await queue.flush()).toBe(true);
    expect([queue.state, attempts]).toEqual(['saved', 5]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(attempts).toBe(5);
  });

  test('waits as long as the server asks for', async () => {
    answer = () => Promise.reject(new TryLater('too often', 20_000));
    queue.touch();
    await jest.advanceTimersByTimeAsync(1_500);
    expect(queue.state).toBe('trouble');
    await jest.advanceTimersByTimeAsync(19_000);
    expect(attempts).toBe(1);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(attempts).toBe(2);
  });

  test('goes on at once where there is more, and stands still where the writer must decide', async () => {
    const outcomes: Attempt[] = ['again', 'again', 'held'];
    answer = () => Promise.resolve(outcomes.shift() ?? 'saved');
    queue.touch();
    await jest.advanceTimersByTimeAsync(60_000);
    expect([queue.state, attempts]).toEqual(['held', 3]);
    expect(await queue.flush()).toBe(true);
  });

  test('ends what runs when it is closed, and begins nothing more', async () => {
    queue.touch();
    await queue.close();
    queue.touch();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(attempts).toBe(0);
  });
});
