import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { field, to, toCreateTime, type BrokenSource } from './field.js';
import { reform } from './reform.js';
import { StoredCollection, type AnyCollection } from './stored-collection.js';
import { storedObject, storedTime } from './stored-values.js';

const NOON = new Date('2026-05-01T12:00:00.000Z');
const stamp = (time: Date) => ({ toDate: () => time });

const THINGS = new StoredCollection({
  name: 'things',
  fields: {
    label: field(z.string(), 'account', 'give it a name'),
    isRed: field(z.boolean().default(false), 'nobody', to(false)),
    size: field(z.int(), 'nobody', async ({ idsOf }) => (await idsOf('parts')).length),
    place: field(storedObject({ street: z.string(), houseNumber: z.string().default('') }), 'account'),
    key: field(z.string().nullable().default(null), 'secret', ({ stored }: BrokenSource) =>
      stored['old_key'] === undefined ? undefined : 'old',
    ),
    madeAt: field(storedTime, 'nobody', toCreateTime),
  },
  derive: ({ label }) => ({ label_lower: label.toLowerCase() }),
});

const WHOLE = {
  label: 'Ada',
  label_lower: 'ada',
  is_red: true,
  size: 3,
  place: { street: 'High Street', house_number: '5', colour: 'red' },
  key: null,
  made_at: stamp(NOON),
};

/** Which stop when one of them is mended. */
const ENGINES = new StoredCollection({
  name: 'engines',
  fields: {
    isOn: field(z.boolean(), 'nobody', to(false)),
    turns: field(z.int().default(0), 'nobody', to(0)),
  },
  ifMended: ({ isOn }) => (isOn ? { isOn: false } : {}),
});

/** Whose mends give what can't be stored. */
const ODD_THINGS = new StoredCollection({
  name: 'odd_things',
  fields: {
    size: field(z.int(), 'nobody', to(0.5)),
    label: field(z.string(), 'nobody', ({ stored }) => (stored['title'] as string).trim()),
  },
  derive: ({ label }) => ({ host: new URL(label).host }),
});

const reformed = (
  stored: Record<string, unknown>,
  collection: AnyCollection = THINGS,
  refusal: Error | null = null,
) =>
  reform(collection, {
    id: 'thing',
    path: 'things/thing',
    createTime: NOON,
    updateTime: NOON,
    stored,
    idsOf: () => (refusal ? Promise.reject(refusal) : Promise.resolve(['one', 'two'])),
  });

describe('a stored document', () => {
  test('that is whole is left alone, with what is of no field', async () => {
    expect(await reformed({ ...WHOLE, of_before: 1 })).toEqual({ changes: {}, replaced: {}, problems: [] });
  });

  test('of before gets defaults and what follows from its fields, and only that is written', async () => {
    const { label, size, place, key, made_at } = WHOLE;
    expect(await reformed({ label, size, place, key, made_at })).toMatchObject({
      changes: { is_red: false, label_lower: 'ada' },
      replaced: {},
    });
  });

  test('keeps what a map has besides', async () => {
    const place = { street: 'High Street', colour: 'red' };
    expect((await reformed({ ...WHOLE, place })).changes).toEqual({
      place: { street: 'High Street', colour: 'red', house_number: '' },
    });
  });

  test('is mended where its fields say how', async () => {
    const mends = { is_red: false, size: 2, made_at: NOON };
    const { changes, replaced } = await reformed({ ...WHOLE, is_red: 'yes', size: '3', made_at: 'noon' });
    expect(changes).toEqual(mends);
    expect(replaced).toEqual(mends);
  });

  test('is not touched where one of its fields does not, and that is said with the way to mend it', async () => {
    expect(await reformed({ ...WHOLE, label: 5, is_red: 'yes', place: { street: 1 } })).toMatchObject({
      changes: {},
      problems: [
        expect.stringMatching(/^label .*: give it a name$/),
        expect.stringMatching(/^place street .*: restore it from a backup$/),
      ],
    });
  });

  test('is not judged by what the database refuses for a moment', async () => {
    const away = Object.assign(new Error('unavailable'), { code: 14 });
    await expect(reformed({ ...WHOLE, size: 'large' }, THINGS, away)).rejects.toBe(away);
  });

  test('has a problem, and no error, where its mend is none or what follows from it can not be told', async () => {
    const ofMend = await reformed({ size: 'large', label: 'https://example.com' }, ODD_THINGS);
    expect(ofMend.problems).toEqual([expect.stringMatching(/^size .*: restore it from a backup$/)]);
    const ofStumble = await reformed({ size: 1, label: 5, title: 5 }, ODD_THINGS);
    expect(ofStumble.problems).toEqual([expect.stringMatching(/^label .*: restore it from a backup$/)]);
    const ofDerive = await reformed({ size: 1, label: 'no address' }, ODD_THINGS);
    expect(ofDerive.problems).toEqual([expect.stringMatching(/^can not be written: .*backup$/)]);
  });

  test('becomes what it is to become when something is mended, and only then', async () => {
    const stopped = { is_on: false, turns: 0 };
    const broken = await reformed({ is_on: true, turns: 'many' }, ENGINES);
    expect(broken).toEqual({ changes: stopped, replaced: stopped, problems: [] });
    expect((await reformed({ is_on: true }, ENGINES)).changes).toEqual({ turns: 0 });
  });

  test('is mended by what else it holds, or not', async () => {
    expect((await reformed({ ...WHOLE, key: 5, old_key: 'x' })).replaced).toEqual({ key: 'old' });
    expect((await reformed({ ...WHOLE, key: 5 })).problems).toHaveLength(1);
  });
});
