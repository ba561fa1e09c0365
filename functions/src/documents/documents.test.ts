import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { AppError } from '../errors/index.js';
import { BrokenDocuments } from '../platform/index.js';
import { DocumentReader } from './document-reader.js';
import { fieldsIn, namesIn, not, pick, showFields } from './field.js';
import { snakeCase, toPlain, withCamelNames } from './names.js';
import { StoredForm } from './stored-form.js';
import { storedObject, storedTime } from './stored-values.js';

const NOON = new Date('2026-05-01T12:00:00.000Z');

const FIELDS = {
  label: { codec: z.string(), listed: true, logged: true },
  madeAt: { codec: storedTime, listed: true, logged: not('the entry has a time') },
  place: {
    codec: storedObject({ streetName: z.string(), seenAt: storedTime.nullable().default(null) }),
    listed: not('is long'),
    logged: { name: 'street', show: ({ streetName }: { streetName: string }) => streetName },
  },
  isRed: {
    codec: z.boolean().default(false),
    stored: 'colour_red',
    listed: not('nobody asks'),
    logged: true,
  },
} as const;

const FORM = new StoredForm(FIELDS);

const THINGS = { name: 'things', mend: 'paint it' };

/** As Firestore gives a time. */
const timestamp = (date: Date) => ({ toDate: () => date });

const STORED = {
  label: 'A',
  made_at: timestamp(NOON),
  place: { street_name: 'High Street', seen_at: timestamp(NOON) },
  colour_red: true,
};

const VALUE = {
  label: 'A',
  madeAt: NOON,
  place: { streetName: 'High Street', seenAt: NOON },
  isRed: true,
};

function logged() {
  const lines: unknown[] = [];
  const broken = new BrokenDocuments({
    log: (level, message, fields) => lines.push({ level, message, ...fields }),
  });
  return { broken, lines };
}

describe('a stored form', () => {
  test('names fields in snake case, those within as well, unless another name is said', () => {
    expect(FORM.storedNames).toEqual(['label', 'made_at', 'place', 'colour_red']);
    expect(FORM.decode(STORED)).toEqual(VALUE);
    expect(FORM.encode(VALUE)).toEqual({
      ...STORED,
      made_at: NOON,
      place: { street_name: 'High Street', seen_at: NOON },
    });
  });

  test('gives documents of before a field its default, and leaves out what is of no field', () => {
    const { label, made_at } = STORED;
    expect(FORM.decode({ label, made_at, place: { street_name: 'Low' }, size: 5 })).toEqual({
      ...VALUE,
      place: { streetName: 'Low', seenAt: null },
      isRed: false,
    });
  });

  test.each<[string, unknown]>([
    ['lacks a field', { ...STORED, label: undefined }],
    ['has a text for a time', { ...STORED, made_at: '2026-05-01' }],
    ['has a map for a time', { ...STORED, made_at: { toDate: 5 } }],
    ['has a time that is none', { ...STORED, made_at: timestamp(new Date(NaN)) }],
    ['has another type within', { ...STORED, place: { street_name: 5 } }],
    ['is a text', 'A'],
    ['is a list', []],
    ['is nothing', undefined],
  ])('refuses what %s', (_what, stored) => {
    expect(() => FORM.decode(stored)).toThrow(z.ZodError);
  });

  test('refuses to write what it could not read', () => {
    expect(() => FORM.encode({ ...VALUE, madeAt: new Date(NaN) })).toThrow(z.ZodError);
    expect(() => FORM.encode({ ...VALUE, label: undefined as unknown as string })).toThrow(z.ZodError);
  });
});

describe('forms that follow from the fields', () => {
  test('have the fields that do not say no', () => {
    expect(namesIn(FIELDS, 'listed')).toEqual(['label', 'madeAt']);
    expect(Object.keys(fieldsIn(FIELDS, 'listed'))).toEqual(['label', 'madeAt']);
    expect(namesIn(FIELDS, 'logged', true)).toEqual(['label', 'isRed']);
  });

  test('show fields by the names of the API, or what is made of them', () => {
    expect(showFields(FIELDS, 'logged', VALUE)).toEqual({ label: 'A', street: 'High Street', is_red: true });
    expect(showFields(FIELDS, 'listed', VALUE)).toEqual({ label: 'A', made_at: NOON.toISOString() });
  });

  test('pick what is there', () => {
    expect(pick({ a: 1, b: undefined }, ['a', 'b', 'c'])).toEqual({ a: 1, b: undefined });
  });
});

test('names of the code and of the API', () => {
  expect(snakeCase('readingTimeMinutes')).toBe('reading_time_minutes');
  expect(withCamelNames({ content_md: { a_b: 1 }, tags: [] })).toEqual({ contentMd: { a_b: 1 }, tags: [] });
  expect(toPlain({ madeAt: NOON, parts: [{ streetName: null }] })).toEqual({
    made_at: NOON.toISOString(),
    parts: [{ street_name: null }],
  });
});

describe('a reader', () => {
  test('leaves a broken document out, logs it once with its id and without what it holds, and counts it', () => {
    const { broken, lines } = logged();
    const reader = new DocumentReader(FORM, THINGS, broken);
    expect(reader.decodeOrNull('a1', STORED)).toEqual({ id: 'a1', ...VALUE });
    for (let time = 0; time < 3; time += 1) {
      expect(reader.decodeOrNull('b2', { ...STORED, label: ['secret'] })).toBeNull();
    }
    expect(lines).toMatchObject([
      { level: 'error', document: 'things/b2', mend: 'paint it', error: expect.stringContaining('label: ') },
    ]);
    expect(JSON.stringify(lines)).not.toContain('secret');
    expect(broken.counts()).toEqual({ things: 1 });
  });

  test('refuses a broken document that is asked for alone', () => {
    const { broken } = logged();
    const reader = new DocumentReader(FORM, THINGS, broken);
    expect(() => reader.decode('b2', {})).toThrow(AppError);
    expect(() => reader.decode('b2', {})).toThrow(
      expect.objectContaining({ code: 'data-loss', httpStatus: 500 }),
    );
    expect(broken.counts()).toEqual({ things: 1 });
  });

  test('counts a document no longer once it can be read, as far as its own form goes', () => {
    const { broken, lines } = logged();
    const whole = new DocumentReader(FORM, THINGS, broken);
    const part = new DocumentReader(new StoredForm(fieldsIn(FIELDS, 'listed')), THINGS, broken);
    whole.decodeOrNull('b2', { ...STORED, place: 5 });
    expect(part.decodeOrNull('b2', { ...STORED, place: 5 })).not.toBeNull();
    expect(broken.counts()).toEqual({ things: 1 });
    whole.decodeOrNull('b2', STORED);
    expect(broken.counts()).toEqual({});
    whole.decodeOrNull('b2', {});
    expect(lines).toHaveLength(1);
  });
});
