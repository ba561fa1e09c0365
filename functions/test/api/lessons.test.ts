import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ContactMessage } from '../../src/contact/contact.codec.js';
import { CONTACT_MESSAGES, MessageLessons, UNSEEN_MESSAGE } from '../../src/contact/index.js';
import { emptyModel } from '../../src/moderation/index.js';
import {
  MODEL_DOCUMENTS,
  ModelRepository,
  Teacher,
  type LessonSource,
} from '../../src/moderation/model/index.js';
import { createSweepers } from '../../src/wiring/sweepers.js';
import { logIn } from '../support/accounts/accounts.js';
import { call, type Answer } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { startOwnProject, type OwnProject } from '../support/suite/own-project.js';
import { platformOn } from '../support/suite/platform.js';

const PATH = '/admin/api/moderation/model';

interface ModelJson {
  readonly ham: number;
  readonly spam: number;
  readonly learned_at: string | null;
}

let site: OwnProject;
let token: string;

beforeAll(async () => {
  site = await startOwnProject();
  token = (await logIn(await site.createAccount({ role: 'admin' }), { baseUrl: site.url })).access_token;
});

beforeEach(async () => {
  for (const { name } of [CONTACT_MESSAGES, MODEL_DOCUMENTS])
    await site.firestore.recursiveDelete(site.firestore.collection(name));
});

afterAll(() => site.stop());

const ask = <T = unknown>(path: string, method = 'GET', body?: unknown): Promise<Answer<T>> =>
  call<T>(path, { baseUrl: site.url, token, method, ...(body !== undefined && { body }) });

async function store(text: string, traits: Partial<ContactMessage> = {}): Promise<string> {
  const id = `message-${randomUUID()}`;
  const message: ContactMessage = {
    ...UNSEEN_MESSAGE,
    id,
    name: 'Ada',
    email: 'ada@example.org',
    message: text,
    createdAt: new Date(),
    ...traits,
  };
  await messageRef(id).create(CONTACT_MESSAGES.encode(message));
  return id;
}

function messageRef(id: string) {
  return site.firestore.collection(CONTACT_MESSAGES.name).doc(id);
}

async function decide(id: string, verdict: 'ham' | 'unsure' | 'spam'): Promise<void> {
  const answer = await ask(`/admin/api/messages/${id}`, 'PATCH', { verdict });
  expect(answer).toMatchObject({
    status: 200,
    body: { verdict, decided: verdict === 'unsure' ? null : verdict },
  });
}

/** As the schedule does, in a function that has just started. */
async function sweep(): Promise<void> {
  await createSweepers(platformOn(site.firestore))['lessons']?.sweep();
}

async function learned(): Promise<[ham: number, spam: number]> {
  const { status, body } = await ask<ModelJson>(PATH);
  expect(status).toBe(200);
  return [body.ham, body.spam];
}

function repository(): ModelRepository {
  const { firestore, broken } = platformOn(site.firestore);
  return new ModelRepository(firestore, broken);
}

/** What an instance judges that has just started. */
async function verdictOn(text: string): Promise<string> {
  const api = await site.startInstance('api', { UNSURE_FROM: '0.3', SPAM_FROM: '5' });
  const sent = await call<{ id: string }>('/api/contact', {
    method: 'POST',
    baseUrl: api.url,
    body: { name: 'Grace', email: `grace-${randomUUID()}@example.org`, message: text },
  });
  expect(sent.status).toBe(202);
  return String((await messageRef(sent.body.id).get()).get('verdict'));
}

test('a site that has decided nothing has learned nothing', async () => {
  await sweep();
  expect(await ask(PATH)).toMatchObject({ status: 200, body: { ham: 0, spam: 0, learned_at: null } });
});

test('ten decisions change the verdict on a text like them', async () => {
  const textOf = (jar: string) =>
    `The ${jar} chutney is here: a dozen jars of it for your pantry and cellar.`;
  const before = await verdictOn(textOf('apricot'));
  expect(before).not.toBe('spam');
  const jars = ['red', 'green', 'mango', 'plum', 'apple', 'onion', 'tomato', 'pear', 'fig', 'cherry'];
  for (const jar of jars) await decide(await store(textOf(jar)), before === 'ham' ? 'spam' : 'ham');
  await sweep();
  expect(await verdictOn(textOf('apricot'))).not.toBe(before);
});

test('the same decision teaches once, however often it is made and swept', async () => {
  const id = await store('We place links on many good sites.');
  for (let time = 0; time < 2; time += 1) {
    await decide(id, 'spam');
    await sweep();
    await sweep();
  }
  expect(await learned()).toEqual([0, 1]);
});

test('another decision takes the one before back, and unsure both', async () => {
  const id = await store('We place links on many good sites.');
  await decide(id, 'spam');
  await sweep();
  await decide(id, 'ham');
  await sweep();
  expect(await learned()).toEqual([1, 0]);
  await decide(id, 'unsure');
  await sweep();
  const site = await repository().find();
  expect(site?.model).toEqual(emptyModel());
});

test('what is decided in bulk, and an answer, teach as well', async () => {
  const ids = [await store('We sell links.'), await store('We sell more links.')];
  expect(await ask('/admin/api/messages/bulk', 'POST', { ids, action: 'spam' })).toMatchObject({
    body: { changed: 2 },
  });
  const asked = await store('Where do you keep the archive?');
  await ask(`/admin/api/messages/${asked}/answers`, 'POST', { text: 'In the cellar.' });
  await sweep();
  expect(await learned()).toEqual([1, 2]);
  expect(await ask('/admin/api/messages/bulk', 'POST', { ids, action: 'unsure' })).toMatchObject({
    body: { changed: 2 },
  });
  await sweep();
  expect(await learned()).toEqual([1, 0]);
});

test('two sweeps at once teach each lesson once', async () => {
  for (let count = 0; count < 5; count += 1) await decide(await store(`We sell links, ${count}.`), 'spam');
  await Promise.all([sweep(), sweep()]);
  expect(await learned()).toEqual([0, 5]);
});

test('more lessons than a sweep takes wait for the next', async () => {
  const { clock } = platformOn(site.firestore);
  const batch = site.firestore.batch();
  for (let count = 0; count < 101; count += 1) {
    const id = `message-${count}`;
    const message = {
      ...UNSEEN_MESSAGE,
      id,
      name: 'Ada',
      email: 'ada@example.org',
      message: `Links, ${count}.`,
    };
    const decided = { ...message, createdAt: clock.now(), decided: 'spam' as const };
    batch.create(messageRef(id), CONTACT_MESSAGES.encode(decided));
  }
  await batch.commit();
  await sweep();
  expect(await learned()).toEqual([0, 100]);
  await sweep();
  expect(await learned()).toEqual([0, 101]);
});

describe('a sweep that breaks off', () => {
  test('half way through the lessons has stored nothing of them', async () => {
    const { firestore, broken, clock } = platformOn(site.firestore);
    for (const text of ['We sell links.', 'We sell more links.']) await decide(await store(text), 'spam');
    const messages = new MessageLessons(firestore, broken);
    const dying: LessonSource = {
      hasPending: () => messages.hasPending(),
      listPending: async (...args) => {
        const [first, second] = await messages.listPending(...args);
        if (!first || !second) throw new Error('not two lessons');
        const die = () => {
          throw new Error('killed');
        };
        return [first, { ...second, note: die }];
      },
    };
    const teacher = new Teacher({ models: repository(), sources: [dying], clock });
    await expect(teacher.sweep()).rejects.toThrow('killed');
    expect(await learned()).toEqual([0, 0]);
    const { docs } = await site.firestore.collection(CONTACT_MESSAGES.name).get();
    expect(docs.map((doc) => [doc.get('learned'), doc.get('has_lesson')] as unknown)).toEqual([
      [null, true],
      [null, true],
    ]);
    await sweep();
    expect(await learned()).toEqual([0, 2]);
  });
});

describe('begun anew', () => {
  test('the filter knows nothing of what was decided before, and learns what is decided after', async () => {
    const [old, other] = [await store('We sell links.'), await store('We sell more links.')];
    for (const id of [old, other]) await decide(id, 'spam');
    await sweep();
    expect(await ask(PATH, 'DELETE')).toMatchObject({ status: 204 });
    expect(await ask(PATH, 'DELETE')).toMatchObject({ status: 204 });
    await sweep();
    expect(await learned()).toEqual([0, 0]);
    await decide(old, 'ham');
    await decide(other, 'unsure');
    await sweep();
    expect(await learned()).toEqual([1, 0]);
    const query = '/admin/api/audit-log?action=moderation_model_reset';
    const { body } = await ask<{ entries: { changes: unknown }[] }>(query);
    expect(body.entries).toHaveLength(1);
    expect(body.entries[0]?.changes).toMatchObject({ spam: { before: 2 } });
  });
});

describe('begun anew, the same decision', () => {
  test('made again teaches again, once, alone and in bulk', async () => {
    const [one, other] = [await store('We sell links.'), await store('We sell more links.')];
    for (const id of [one, other]) await decide(id, 'spam');
    await sweep();
    expect(await ask(PATH, 'DELETE')).toMatchObject({ status: 204 });
    await sweep();
    expect(await learned()).toEqual([0, 0]);
    await decide(one, 'spam');
    await ask('/admin/api/messages/bulk', 'POST', { ids: [other], action: 'spam' });
    await decide(one, 'spam');
    await sweep();
    expect(await learned()).toEqual([0, 2]);
    await decide(one, 'spam');
    await sweep();
    expect(await learned()).toEqual([0, 2]);
  });
});

describe('a broken', () => {
  test('message keeps none of the others from being learned', async () => {
    const id = await store('We sell links.');
    await decide(id, 'spam');
    await messageRef(id).update({ message: ['broken'] });
    await decide(await store('We sell more links.'), 'spam');
    await sweep();
    expect(await learned()).toEqual([0, 1]);
    expect((await messageRef(id).get()).get('has_lesson')).toBe(false);
  });

  test.each<[string, object]>([
    ['block that is no block', { bytes: 'text' }],
    ['block that is too short', { bytes: Buffer.of(1) }],
    ['block of another model', { model_id: 'another' }],
  ])(
    'model, a %s, is left out of judgements and left as it is, until it is begun anew',
    async (_name, broken) => {
      const id = await store('We sell links.');
      await decide(id, 'spam');
      await sweep();
      await decide(id, 'ham');
      const block = site.firestore.collection(MODEL_DOCUMENTS.name).doc('1');
      await block.update({ ...broken });
      expectProblem(await ask(PATH), 500);
      await expect(sweep()).rejects.toMatchObject({ code: 'data-loss' });
      expect((await block.get()).data()).toMatchObject(broken);
      expect(await verdictOn('Where do you keep the archive?')).toBe('ham');
      expect(await ask(PATH, 'DELETE')).toMatchObject({ status: 204 });
      await sweep();
      expect(await learned()).toEqual([1, 0]);
    },
  );
});
