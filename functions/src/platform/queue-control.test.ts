import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CloudTasksStandIn } from '../../test/support/queues/cloud-tasks.js';
import { startTasksEmulator, type OwnTasksEmulator } from '../../test/support/queues/tasks-emulator.js';
import { emulatedQueueControls } from './emulated-queue-control.js';
import type { QueueControl } from './queue-control.js';

const PROJECT = 'demo-contract';

/** Refused by everybody, so that a task which is handed out comes again and stays. */
const NOBODY = 'http://127.0.0.1:1/';

const standIn = new CloudTasksStandIn();
let emulator: OwnTasksEmulator;

beforeAll(async () => {
  await standIn.start();
  emulator = await startTasksEmulator();
  const rateLimits = { maxConcurrentDispatches: 1, maxDispatchesPerSecond: 1 };
  await emulator.createQueue(PROJECT, 'runJob', { rateLimits, retryConfig: { maxAttempts: 100 } });
});

afterAll(async () => {
  await standIn.stop();
  await emulator.stop();
});

beforeEach(() => {
  standIn.reset();
});

interface Contract {
  readonly canPause: boolean;
  control(): QueueControl;
  /** Makes a queue that holds tasks, two at least. */
  fill(): Promise<void> | void;
  /** A queue that is not there. */
  missing(): QueueControl;
  /** One that does not answer. */
  away(): QueueControl;
}

const ofCloud: Contract = {
  canPause: true,
  control: () => standIn.controls().sendEmail,
  fill: () => {
    const queue = standIn.queues.get('sendEmail');
    if (queue)
      queue.stats = {
        tasksCount: '2',
        oldestEstimatedArrivalTime: '2026-05-01T10:00:00.250Z',
        executedLastMinuteCount: '7',
        concurrentDispatchesCount: '1',
        effectiveExecutionRate: 5,
      };
  },
  missing: () => {
    standIn.queues.delete('sendEmail');
    return standIn.controls().sendEmail;
  },
  away: () => {
    standIn.refusesAll = { status: 503, code: 'UNAVAILABLE' };
    return standIn.controls().sendEmail;
  },
};

const ofEmulator: Contract = {
  canPause: false,
  control: () => emulatedQueueControls(emulator.host, PROJECT).runJob,
  fill: async () => {
    for (let count = 0; count < 3; count += 1) await emulator.addTask(PROJECT, 'runJob', NOBODY);
  },
  missing: () => emulatedQueueControls(emulator.host, PROJECT).sendEmail,
  away: () => emulatedQueueControls('127.0.0.1:1', PROJECT).runJob,
};

const NAMES = {
  state: 'state',
  depth: 'depth',
  in_flight: 'inFlight',
  oldest_at: 'oldestAt',
  executed_last_minute: 'executedLastMinute',
} as const;

describe.each([
  ['Cloud Tasks, by a server that answers as it is documented', ofCloud],
  ["firebase-tools' Cloud Tasks emulator", ofEmulator],
])('a queue of %s', (_name, contract) => {
  test('tells its state and its rate limits', async () => {
    const { state, rateLimits } = await contract.control().look();
    expect(state).toBe('running');
    expect(rateLimits.maxConcurrentDispatches).toBeGreaterThan(0);
    expect(rateLimits.maxDispatchesPerSecond).toBeGreaterThan(0);
  });

  test('tells how many tasks wait', async () => {
    await contract.fill();
    expect((await contract.control().look()).depth).toBeGreaterThanOrEqual(2);
  });

  test('says why what it does not tell is null', async () => {
    await contract.fill();
    const queue = await contract.control().look();
    for (const [name, key] of Object.entries(NAMES))
      expect({ name, isKnown: queue[key] !== null }).toEqual({ name, isKnown: !(name in queue.unknown) });
    for (const reason of Object.values(queue.unknown)) expect(reason).toMatch(/\w.*\.$/);
  });

  test('is paused and resumed, each twice, where it can be; where not it says so and runs on', async () => {
    const { canPause } = contract;
    const control = contract.control();
    for (let time = 0; time < 2; time += 1) {
      expect(await control.pause()).toBe(canPause);
      expect((await control.look()).state).toBe(canPause ? 'paused' : 'running');
    }
    for (let time = 0; time < 2; time += 1) {
      expect(await control.resume()).toBe(canPause);
      expect((await control.look()).state).toBe('running');
    }
  });

  test('is purged where it can be; where not it keeps its tasks', async () => {
    await contract.fill();
    const control = contract.control();
    expect(await control.purge()).toBe(contract.canPause);
    const { depth } = await control.look();
    if (contract.canPause) expect(depth).toBe(0);
    else expect(depth).toBeGreaterThanOrEqual(2);
  });

  test('that is not there names the mend', async () => {
    await expect(contract.missing().look()).rejects.toMatchObject({
      code: 'failed-precondition',
      message: expect.stringMatching(/has no queue sendEmail: /),
    });
  });

  test('that does not answer is unavailable', async () => {
    await expect(contract.away().look()).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('Cloud Tasks', () => {
  test('gives all that it knows, numbers and times as such', async () => {
    await ofCloud.fill();
    expect(await ofCloud.control().look()).toEqual({
      state: 'running',
      depth: 2,
      inFlight: 1,
      oldestAt: new Date('2026-05-01T10:00:00.250Z'),
      executedLastMinute: 7,
      rateLimits: { maxDispatchesPerSecond: 5, maxConcurrentDispatches: 5, maxBurstSize: 10 },
      unknown: {},
    });
    expect(standIn.requests).toEqual([
      'GET /v2beta3/projects/demo-standin/locations/us-central1/queues/sendEmail',
    ]);
  });

  test('is empty where it leaves out what is zero', async () => {
    expect(await ofCloud.control().look()).toMatchObject({
      depth: 0,
      inFlight: 0,
      oldestAt: null,
      unknown: {},
    });
  });

  test.each(['look', 'pause', 'resume', 'purge'] as const)(
    'is asked again when it was unavailable for a moment: %s',
    async (call) => {
      standIn.refusals = [{ status: 503, code: 'UNAVAILABLE' }];
      await ofCloud.control()[call]();
      expect(standIn.requests).toHaveLength(2);
    },
  );

  test.each(['look', 'pause', 'resume', 'purge'] as const)(
    'that denies permission is not asked again, and the mend is named: %s',
    async (call) => {
      standIn.refusesAll = { status: 403, code: 'PERMISSION_DENIED' };
      await expect(ofCloud.control()[call]()).rejects.toMatchObject({
        code: 'failed-precondition',
        message: expect.stringContaining('docs/DEPLOY.md'),
      });
      expect(standIn.queues.get('sendEmail')?.state).toBe('RUNNING');
    },
  );

  test.each([
    [{ status: 403, code: 'PERMISSION_DENIED', reason: 'SERVICE_DISABLED' }, 'cloudtasks.googleapis.com'],
    [{ status: 401, code: 'UNAUTHENTICATED' }, 'service account'],
  ])('that answers %j names its own mend', async (refusal, mend) => {
    standIn.refusesAll = refusal;
    await expect(ofCloud.control().look()).rejects.toMatchObject({
      code: 'failed-precondition',
      message: expect.stringContaining(mend),
    });
  });

  test('whose queue an operator has disabled says so', async () => {
    const queue = standIn.queues.get('sendEmail');
    if (queue) queue.state = 'DISABLED';
    expect(await ofCloud.control().look()).toMatchObject({ state: 'disabled' });
  });
});
