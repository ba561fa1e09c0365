import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EXPORT_METADATA } from '../paths.mjs';
import { SavedData } from './saved-data.ts';

let folder: string;
let data: SavedData;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saved-data-'));
  for (const name of ['state', 'logs', 'seed']) mkdirSync(at(name));
  data = new SavedData({ state: at('state'), seed: at('seed'), logs: at('logs') });
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function at(...names: string[]): string {
  return join(folder, ...names);
}

/** A complete export, known by its text. */
function givenExport(path: string, text: string): void {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'text'), text);
  writeFileSync(join(path, EXPORT_METADATA), '{}');
}

/** The text of what the next run begins with. */
function chosen(fresh = false): string | undefined {
  const { folder: path } = new SavedData({ state: at('state'), seed: at('seed'), logs: at('logs') }).choose({
    fresh,
  });
  return path && readFileSync(join(path, 'text'), 'utf8');
}

describe('a run begins', () => {
  it('with nothing where there is neither data nor a seed', () => {
    expect(data.choose({ fresh: false })).toEqual({ what: 'no data' });
  });

  it('with the seed the first time, and whenever it is asked to', () => {
    givenExport(at('seed'), 'seed');
    expect(data.choose({ fresh: false })).toEqual({ folder: at('seed'), what: 'the seed' });
    givenExport(at('state', 'data'), 'mine');
    expect(chosen(true)).toBe('seed');
  });

  it("with the last run's data", () => {
    givenExport(at('seed'), 'seed');
    givenExport(at('state', 'data'), 'mine');
    expect(data.choose({ fresh: false })).toEqual({
      folder: at('state', 'data'),
      what: "the last run's data",
    });
  });

  it('not with an export that has not come to its end', () => {
    givenExport(at('seed'), 'seed');
    mkdirSync(at('state', 'data'));
    expect(chosen()).toBe('seed');
  });

  it('with a place for its export, empty of what an interrupted one has left', () => {
    givenExport(data.next, 'half');
    mkdirSync(at('logs', 'firebase-export-1'));
    writeFileSync(at('logs', 'emulators.log'), 'kept');
    data.prepare();
    expect([data.next, at('logs', 'firebase-export-1')].filter((path) => existsSync(path))).toEqual([]);
    expect(existsSync(at('logs', 'emulators.log'))).toBe(true);
  });
});

describe('the export of a run', () => {
  it('takes the place of the last one, and nothing else is left', () => {
    givenExport(at('state', 'data'), 'first');
    givenExport(data.next, 'second');
    expect(data.take(true)).toBe(true);
    expect(chosen()).toBe('second');
    expect(existsSync(at('state', 'data.previous'))).toBe(false);
    expect(existsSync(data.next)).toBe(false);
  });

  it('is the first one in a new clone', () => {
    givenExport(data.next, 'first');
    expect(data.take(true)).toBe(true);
    expect(chosen()).toBe('first');
  });

  it('costs nothing of what was saved before when it has not come to its end', () => {
    givenExport(at('state', 'data'), 'first');
    mkdirSync(data.next);
    expect(data.take(false)).toBe(false);
    expect(chosen()).toBe('first');
  });

  it('leaves the last one to be begun with when its taking was cut short between the two renames', () => {
    givenExport(at('state', 'data'), 'first');
    givenExport(data.next, 'second');
    renameSync(at('state', 'data'), at('state', 'data.previous'));
    expect(chosen()).toBe('first');
  });

  it('is taken over what an older run has left behind', () => {
    givenExport(at('state', 'data.previous'), 'oldest');
    givenExport(at('state', 'data'), 'first');
    givenExport(data.next, 'second');
    expect(data.take(true)).toBe(true);
    expect(chosen()).toBe('second');
  });
});
