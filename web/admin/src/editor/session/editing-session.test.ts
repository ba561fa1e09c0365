import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Conflict } from '../merge/merge-fields.js';
import { Journal } from '../journal/journal.js';
import { Unreachable, type FieldError, type Remote, type StoreOutcome } from '../saving/remote.js';
import type { Base, Fields } from '../writing/fields.js';
import { EditingSession } from './editing-session.js';

const DOCUMENT = 'posts/p1';
const start: Fields = { title: 'Otters', content_md: 'One.\nTwo.\nThree.\n', tags: [] };

/** A server that keeps one item and its working copy, by the rules of the API. */
class Server implements Remote {
  item = { fields: start, version: 1 };
  copy: { fields: Fields; version: number } | null = null;
  isAway = false;
  losesAnswers = false;
  refuses: (fields: Fields) => FieldError[] = () => [];
  stores = 0;

  async load(): Promise<Base | null> {
    if (this.isAway) throw new Unreachable('away');
    return Promise.resolve(this.now());
  }

  async store(fields: Fields, base: Base): Promise<StoreOutcome> {
    if (this.isAway) throw new Unreachable('away');
    this.stores++;
    const now = this.now();
    if (now.copyTag !== base.copyTag || now.itemVersion !== base.itemVersion) return { kind: 'stale' };
    const errors = this.refuses(fields);
    if (errors.length > 0) return { kind: 'refused', errors };
    this.copy = { fields, version: (this.copy?.version ?? 0) + 1 };
    if (this.losesAnswers) throw new Unreachable('the answer was lost');
    return Promise.resolve({
      kind: 'stored',
      itemVersion: this.item.version,
      copyTag: String(this.now().copyTag),
    });
  }

  /** Somebody else writes. */
  writeElsewhere(changed: Fields): void {
    this.copy = { fields: { ...this.now().fields, ...changed }, version: (this.copy?.version ?? 0) + 1 };
  }

  publish(): void {
    this.item = { fields: this.now().fields, version: this.item.version + 1 };
    this.copy = null;
  }

  now(): Base {
    return {
      fields: this.copy?.fields ?? this.item.fields,
      itemVersion: this.item.version,
      copyTag: this.copy && `"wc-${String(this.copy.version)}"`,
    };
  }
}

let journal: Journal;
let server: Server;
let conflicts: readonly Conflict[];
let errors: readonly FieldError[];
let shown: Fields[];
let unkept: unknown[];

beforeEach(async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] });
  Object.assign(globalThis, { IDBKeyRange });
  journal = await Journal.open(new IDBFactory());
  server = new Server();
  [conflicts, errors, shown, unkept] = [[], [], [], []];
});

afterEach(() => {
  journal.close();
  jest.useRealTimers();
});

/** A tab. One that is killed is simply not used any more. */
async function openTab(loaded: Base | null = server.now()): Promise<EditingSession> {
  const session = await EditingSession.open(
    {
      document: DOCUMENT,
      journal,
      remote: server,
      events: {
        onFields: (fields) => shown.push(fields),
        onSaving: () => undefined,
        onConflicts: (found) => (conflicts = found),
        onErrors: (found) => (errors = found),
        onKept: () => undefined,
        onUnkept: (error) => unkept.push(error),
        onGone: () => undefined,
      },
    },
    loaded,
  );
  if (!session) throw new Error('There is nothing to edit');
  return session;
}

const textOf = (fields: Fields | undefined) => fields?.['content_md'];
const unsent = async () => (await journal.read(DOCUMENT)).flatMap(({ states }) => states);

/** Lets what runs go on. */
async function aWhile(): Promise<void> {
  for (let times = 0; times < 5; times++) await unsent();
}

describe('a session', () => {
  test('saves what was typed, and then has nothing left in the journal', async () => {
    const session = await openTab();
    session.edit({ content_md: 'One.\nTwo and a half.\nThree.\n' });
    await session.settled();
    expect((await unsent()).map(textOf)).toEqual(['One.\nTwo and a half.\nThree.\n']);
    expect(await session.save()).toBe(true);
    expect(textOf(server.copy?.fields)).toBe('One.\nTwo and a half.\nThree.\n');
    expect(await unsent()).toEqual([]);
    await session.close();
    expect(await journal.read(DOCUMENT)).toEqual([]);
  });

  test('that is killed leaves its text to the next one, which sends it', async () => {
    server.isAway = true;
    const killed = await openTab(server.now());
    killed.edit({ title: 'Otters sing' });
    killed.edit({ content_md: 'One.\nTwo.\nThree.\nFour.\n' });
    await killed.settled();
    server.isAway = false;
    const next = await openTab();
    expect(next.fields).toMatchObject({ title: 'Otters sing', content_md: 'One.\nTwo.\nThree.\nFour.\n' });
    expect(await next.save()).toBe(true);
    expect(server.copy?.fields).toEqual(next.fields);
    expect(await unsent()).toEqual([]);
  });

  test('begins without a network from what the journal has', async () => {
    const killed = await openTab();
    killed.edit({ title: 'Written on a train' });
    await killed.settled();
    server.isAway = true;
    const next = await openTab(null);
    expect(next.fields['title']).toBe('Written on a train');
    expect(await next.save()).toBe(false);
    server.isAway = false;
    expect(await next.save()).toBe(true);
    expect(server.copy?.fields['title']).toBe('Written on a train');
  });

  test('knows its own text again whose answer was lost, also after a kill', async () => {
    const killed = await openTab();
    server.losesAnswers = true;
    killed.edit({ content_md: 'One.\nTwo of th\nThree.\n' });
    expect(await killed.save()).toBe(false);
    killed.edit({ content_md: 'One.\nTwo of the tab.\nThree.\n' });
    await killed.settled();
    server.losesAnswers = false;
    const next = await openTab();
    expect(conflicts).toEqual([]);
    expect(textOf(next.fields)).toBe('One.\nTwo of the tab.\nThree.\n');
    next.edit({ title: 'More' });
    expect(await next.save()).toBe(true);
    expect(server.copy?.fields).toMatchObject({
      title: 'More',
      content_md: 'One.\nTwo of the tab.\nThree.\n',
    });
  });

  test('merges what somebody else has written meanwhile', async () => {
    const session = await openTab();
    server.writeElsewhere({ title: 'Theirs', content_md: 'Zero.\nOne.\nTwo.\nThree.\n' });
    session.edit({ content_md: 'One.\nTwo.\nThree, of ours.\n' });
    expect(await session.save()).toBe(true);
    expect(server.copy?.fields).toMatchObject({
      title: 'Theirs',
      content_md: 'Zero.\nOne.\nTwo.\nThree, of ours.\n',
    });
    expect(shown.map(textOf)).toEqual(['Zero.\nOne.\nTwo.\nThree, of ours.\n']);
    expect(await unsent()).toEqual([]);
  });

  test('asks where both have changed the same line, keeps ours meanwhile, and goes on as decided', async () => {
    const session = await openTab();
    server.writeElsewhere({ content_md: 'One.\nTwo of theirs.\nThree.\n' });
    session.edit({ content_md: 'One.\nTwo of ours.\nThree.\n' });
    expect(await session.save()).toBe(false);
    expect(conflicts).toMatchObject([{ field: 'content_md', theirs: 'One.\nTwo of theirs.\nThree.\n' }]);
    expect((await unsent()).map(textOf)).toEqual(['One.\nTwo of ours.\nThree.\n']);
    session.edit({ title: 'Typed meanwhile' });
    session.decide({ content_md: 'One.\nTwo of both.\nThree.\n' });
    expect(await session.save()).toBe(true);
    expect(conflicts).toEqual([]);
    expect(server.copy?.fields).toMatchObject({
      title: 'Typed meanwhile',
      content_md: 'One.\nTwo of both.\nThree.\n',
    });
  });

  test('loses nothing that was typed between the question and the answer', async () => {
    const session = await openTab();
    server.writeElsewhere({ content_md: 'One.\nTwo of theirs.\nThree.\n' });
    session.edit({ content_md: 'One.\nTwo of ours.\nThree.\n' });
    await session.save();
    session.edit({ content_md: 'One, later.\nTwo of ours, later.\nThree.\n' });
    session.decide({ content_md: 'One.\nTwo of ours.\nTwo of theirs.\nThree.\n' });
    expect(await session.save()).toBe(true);
    const text = textOf(server.copy?.fields) as string;
    for (const line of ['One, later.', 'Two of ours, later.', 'Two of theirs.', 'Three.'])
      expect(text).toContain(line);
  });

  test('that is killed before the decision asks again in the next one', async () => {
    const killed = await openTab();
    server.writeElsewhere({ title: 'Theirs' });
    killed.edit({ title: 'Ours' });
    await killed.save();
    const next = await openTab();
    expect(conflicts).toMatchObject([{ field: 'title', ours: 'Ours', theirs: 'Theirs' }]);
    next.decide({ title: 'Both' });
    expect(await next.save()).toBe(true);
    expect(server.copy?.fields['title']).toBe('Both');
    expect(await unsent()).toEqual([]);
  });

  test('saves all but what the server does not take, and that once it is mended', async () => {
    server.refuses = ({ canonical }) =>
      canonical === 'htt' ? [{ field: 'canonical', detail: 'must be a URL' }] : [];
    const session = await openTab();
    session.edit({ canonical: 'htt', title: 'Saved all the same' });
    expect(await session.save()).toBe(false);
    expect(server.copy?.fields).toMatchObject({ title: 'Saved all the same', canonical: null });
    expect(errors).toEqual([{ field: 'canonical', detail: 'must be a URL' }]);
    expect((await unsent()).at(-1)?.['canonical']).toBe('htt');
    session.edit({ canonical: 'https://example.com/' });
    expect(await session.save()).toBe(true);
    expect(server.copy?.fields['canonical']).toBe('https://example.com/');
    expect(errors).toEqual([]);
  });

  test('goes on from the published version, also with what was typed while it was published', async () => {
    const session = await openTab();
    session.edit({ title: 'Published' });
    await session.save();
    server.publish();
    session.edit({ content_md: 'One.\nTwo.\nThree.\nTyped meanwhile.\n' });
    await session.refresh();
    expect(await session.save()).toBe(true);
    expect(session.serverBase).toMatchObject({ itemVersion: 2 });
    expect(server.item.fields).toMatchObject({ title: 'Published', content_md: 'One.\nTwo.\nThree.\n' });
    expect(textOf(server.copy?.fields)).toBe('One.\nTwo.\nThree.\nTyped meanwhile.\n');
  });

  test('sends what it has where this device has no room, and keeps the next edit whole', async () => {
    const session = await openTab();
    const append = jest
      .spyOn(journal, 'append')
      .mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'));
    session.edit({ title: 'No room' });
    await session.settled();
    expect(unkept).toHaveLength(1);
    append.mockRestore();
    session.edit({ content_md: 'Four.' });
    await session.settled();
    expect((await unsent()).at(-1)).toMatchObject({ title: 'No room', content_md: 'Four.' });
    expect(await session.save()).toBe(true);
    expect(server.copy?.fields).toMatchObject({ title: 'No room', content_md: 'Four.' });
  });

  test('asks a journal that takes no other base once for each save, and not for ever', async () => {
    const session = await openTab();
    const replace = jest
      .spyOn(journal, 'replace')
      .mockRejectedValue(new DOMException('closed', 'InvalidStateError'));
    session.edit({ title: 'Kept, and sent' });
    expect(await session.save()).toBe(true);
    await session.settled();
    expect(replace.mock.calls.length).toBeLessThanOrEqual(2);
    expect(unkept).toHaveLength(replace.mock.calls.length);
    expect(server.copy?.fields).toMatchObject({ title: 'Kept, and sent' });
  });

  test('has saved what was written when that was asked, whatever is typed meanwhile', async () => {
    const session = await openTab();
    session.edit({ title: 'Asked' });
    await session.settled();
    const store = server.store.bind(server);
    server.store = async (fields, base) => {
      session.edit({ content_md: 'Typed meanwhile.' });
      await session.settled();
      return store(fields, base);
    };
    expect(await session.save()).toBe(true);
    expect(server.copy?.fields).toMatchObject({ title: 'Asked', content_md: start['content_md'] });
    expect(session.isUnsaved).toBe(true);
  });

  test('takes in what a tab has left that was robbed of its lock', async () => {
    const robbed = await openTab();
    const thief = await openTab();
    robbed.edit({ title: 'Typed while it was robbed' });
    await robbed.close();
    await thief.takeIn();
    expect(await thief.save()).toBe(true);
    expect(server.copy?.fields['title']).toBe('Typed while it was robbed');
    expect(await unsent()).toEqual([]);
  });

  test('does not take for newer what the server had before a save', async () => {
    const session = await openTab();
    const { promise: isOpen, resolve: open } = Promise.withResolvers<null>();
    jest.spyOn(server, 'load').mockImplementationOnce(async () => {
      const before = server.now();
      await isOpen;
      return before;
    });
    const refreshed = session.refresh();
    session.edit({ content_md: 'Typed meanwhile.\n' });
    const saved = session.save();
    await aWhile();
    open(null);
    await refreshed;
    expect(await saved).toBe(true);
    expect(textOf(session.fields)).toBe('Typed meanwhile.\n');
    expect(textOf(server.copy?.fields)).toBe('Typed meanwhile.\n');
  });

  test('publishes what was written by then, and sends afterwards what was typed meanwhile', async () => {
    const session = await openTab();
    session.edit({ title: 'Published' });
    expect(await session.save()).toBe(true);
    await session.turn(async (copyTag) => {
      session.edit({ content_md: 'Half a sen' });
      void session.save();
      await aWhile();
      expect(server.now().copyTag).toBe(copyTag);
      server.publish();
    });
    await session.refresh();
    expect(await session.save()).toBe(true);
    expect(server.item.fields).toMatchObject({ title: 'Published', content_md: start['content_md'] });
    expect(textOf(server.copy?.fields)).toBe('Half a sen');
  });

  test('goes on after a version was restored while something was to be decided', async () => {
    const session = await openTab();
    server.writeElsewhere({ content_md: 'One.\nTwo of theirs.\nThree.\n' });
    session.edit({ content_md: 'One.\nTwo of ours.\nThree.\n' });
    await session.save();
    await session.startAnew(() => {
      server.copy = null;
      return Promise.resolve();
    });
    expect(conflicts).toEqual([]);
    expect(session.fields).toEqual(start);
    session.edit({ title: 'Later' });
    expect(await session.save()).toBe(true);
    expect(server.copy?.fields).toEqual({ ...start, title: 'Later' });
  });
});
