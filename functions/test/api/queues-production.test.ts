/** The queues' service with Cloud Tasks as it is documented, by a server of the test's own. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createOutbox } from '../../src/wiring/mail.js';
import { firestore } from '../support/accounts/accounts.js';
import { CloudTasksStandIn } from '../support/queues/cloud-tasks.js';
import { endPauses } from '../support/queues/pauses.js';
import { platformOn } from '../support/suite/platform.js';
import { createServices, type Services } from '../support/suite/services.js';
import { dispatchTask, readMailJob, storeMailJob } from '../support/work/mail-jobs.js';

const cloud = new CloudTasksStandIn();
const ADA = { id: 'ada', name: 'Ada' };
const DENIED = { status: 403, code: 'PERMISSION_DENIED' };

let services: Services;

beforeAll(() => cloud.start());

afterAll(() => cloud.stop());

beforeEach(() => {
  cloud.reset();
  services = createServices({ now: () => new Date() }, firestore, { controls: cloud.controls() });
});

afterEach(endPauses);

const stateOfCloud = () => cloud.queues.get('sendEmail')?.state;

test('a pause is one of the queue itself, too, and so are a resume and a purge', async () => {
  const { queues } = services;
  expect(await queues.pause('sendEmail', '', ADA)).toMatchObject({
    pause: { pausedAt: expect.any(Date) },
    tasks: { state: 'paused' },
  });
  expect(stateOfCloud()).toBe('PAUSED');
  expect((await queues.resume('sendEmail')).queue).toMatchObject({
    tasks: { state: 'running' },
    warnings: [],
  });
  const { queue } = await queues.purge('sendEmail', 'sendEmail');
  expect(queue).toMatchObject({ tasks: { depth: 0 }, warnings: [] });
  expect(cloud.requests.filter((request) => request.startsWith('POST'))).toEqual([
    'POST /v2beta3/projects/demo-standin/locations/us-central1/queues/sendEmail:pause',
    'POST /v2beta3/projects/demo-standin/locations/us-central1/queues/sendEmail:resume',
    'POST /v2beta3/projects/demo-standin/locations/us-central1/queues/sendEmail:purge',
  ]);
});

test('without the rights a pause holds all the same, and the answer names the mend', async () => {
  cloud.refusesAll = DENIED;
  const queue = await services.queues.pause('sendEmail', '', ADA);
  expect(queue).toMatchObject({ pause: { pausedAt: expect.any(Date) }, tasks: null });
  expect(queue.warnings.join(' ')).toMatch(/itself was not paused.*DEPLOY\.md/);
  const id = await storeMailJob();
  expect(await dispatchTask({ mail_job_id: id })).toBe(204);
  expect(await readMailJob(id)).toMatchObject({ status: 'queued' });
  expect(services.events.map(({ message }) => message)).toContain('queue not paused');
});

test.each([DENIED, { status: 404, code: 'NOT_FOUND' }, { status: 503, code: 'UNAVAILABLE' }])(
  'a queue that answers $code is shown with what is stored, and why the rest is unknown',
  async (refusal) => {
    cloud.refusesAll = refusal;
    const [queue] = await services.queues.list();
    expect(queue).toMatchObject({ name: 'sendEmail', tasks: null, waiting: { held: expect.any(Number) } });
    expect(queue?.warnings).toEqual([expect.stringMatching(/^What the queue holds is unknown\. .{20,}/)]);
  },
);

test('a queue that was paused elsewhere, or that a deployment has set running again, is told', async () => {
  const resource = cloud.queues.get('sendEmail');
  if (resource) resource.state = 'PAUSED';
  expect((await services.queues.get('sendEmail')).warnings.join()).toContain('nobody has paused it here');
  await services.queues.pause('sendEmail', '', ADA);
  if (resource) resource.state = 'RUNNING';
  expect((await services.queues.get('sendEmail')).warnings.join()).toContain('workers leave them');
  if (resource) resource.state = 'DISABLED';
  await endPauses();
  expect((await services.queues.get('sendEmail')).warnings.join()).toContain('disabled');
});

test('of two admins who pause and resume at once the queue itself follows what is stored', async () => {
  const controls = cloud.controls();
  const { sendEmail } = controls;
  const others = createServices({ now: () => new Date() }, firestore, { controls });
  const late = {
    ...sendEmail,
    pause: async () => {
      await others.queues.resume('sendEmail');
      return sendEmail.pause();
    },
  };
  services = createServices({ now: () => new Date() }, firestore, {
    controls: { ...controls, sendEmail: late },
  });
  const queue = await services.queues.pause('sendEmail', '', ADA);
  expect(queue).toMatchObject({ pause: { pausedAt: null }, tasks: { state: 'running' }, warnings: [] });
  expect(stateOfCloud()).toBe('RUNNING');
});

test('work is announced at a resume though the queue itself could not be resumed', async () => {
  const tasks: string[] = [];
  const queue = { enqueue: ({ id }: { id: string }) => Promise.resolve(void tasks.push(id)) };
  const queues = { sendEmail: queue, runJob: queue };
  services = createServices({ now: () => new Date() }, firestore, { controls: cloud.controls(), queues });
  await services.queues.pause('sendEmail', '', ADA);
  const id = await storeMailJob();
  cloud.refusesAll = DENIED;
  const { queue: resumed } = await services.queues.resume('sendEmail');
  expect(resumed.pause.pausedAt).toBeNull();
  expect(resumed.warnings.join()).toContain('itself was not resumed');
  expect(tasks.filter((task) => task.startsWith(`${id}-resume-`))).toHaveLength(1);
  expect(await createOutbox(platformOn(firestore, { queues })).sweep()).toBe(0);
});
