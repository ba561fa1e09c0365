import { describe, expect, it } from '@jest/globals';
import { ACCESS_TOKEN_SECONDS, SESSION_SECONDS } from '../../../functions/src/auth/tokens/tokens.ts';
import { Keyring } from '../../../functions/src/auth/tokens/keyring.ts';
import { apiConfigSchema } from '../../../functions/src/config/schema.ts';
import { LONGEST_LIFE_SECONDS, postponeKeyring, rotateKeyring } from './keyring-rotation.ts';
import { createKeyring } from '../emulators/settings.ts';
import { UserError } from '../user-error.mjs';

/** What the command does when nothing else is asked for. */
const ACTIVATION_DELAY_MINUTES = 30;

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
const START = Date.parse('2026-05-01T12:00:00.000Z') / 1000;
const at = (seconds: number) => new Date(seconds * 1000);
const KINDS = ['access', 'refresh'] as const;
type Kind = (typeof KINDS)[number];

/** As the functions read it. */
const parse = (text: string) => apiConfigSchema.unwrap().shape.JWT_KEYRING.parse(text);
const kids = (text: string, kind: Kind) => parse(text)[kind].map(({ kid }) => kid);
const clock = { seconds: 0, now: () => at(clock.seconds) };
const rings = new Map<string, Keyring>();

/** The id of the key that the functions would sign with. */
function signing(text: string, kind: Kind, seconds: number): string {
  const ring = rings.get(text) ?? new Keyring(parse(text), clock);
  rings.set(text, ring);
  clock.seconds = seconds;
  return ring.newest(kind).kid;
}

const rotate = (text: string, seconds: number, delayMinutes = ACTIVATION_DELAY_MINUTES) =>
  rotateKeyring(text, { now: at(seconds), delayMinutes });

/** The keyrings of rotations `every` so many seconds, each deployed at once, the first one made long before. */
function rotateTimes(times: number, every: number): { since: number; text: string }[] {
  let text = createKeyring();
  const keyrings = [{ since: 0, text }];
  for (let index = 0; index < times; index += 1) {
    const since = START + index * every;
    text = rotate(text, since).text;
    keyrings.push({ since, text });
  }
  return keyrings;
}

describe('rotateKeyring', () => {
  it('[07] puts a new key of each kind in front, which the functions know at once and sign with later', () => {
    const before = createKeyring();
    const { text, added, activeFrom } = rotate(before, START);
    expect(activeFrom).toEqual(at(START + ACTIVATION_DELAY_MINUTES * MINUTE));
    for (const kind of KINDS) {
      const [old] = kids(before, kind);
      expect(kids(text, kind)).toEqual([...added[kind], old]);
      expect(signing(text, kind, activeFrom.getTime() / 1000 - 1)).toBe(old);
      expect(signing(text, kind, activeFrom.getTime() / 1000)).toBe(added[kind][0]);
    }
  });

  it('[07] keeps a replaced key until the last token that it signed has ended, with a day to spare', () => {
    expect(LONGEST_LIFE_SECONDS).toEqual({ access: ACCESS_TOKEN_SECONDS, refresh: SESSION_SECONDS });
    const [first = '', second = ''] = rotateTimes(1, 0).map(({ text }) => text);
    const replacedAt = START + ACTIVATION_DELAY_MINUTES * MINUTE;
    for (const kind of KINDS) {
      const [old] = kids(first, kind);
      const needed = replacedAt + LONGEST_LIFE_SECONDS[kind] + DAY;
      expect(rotate(second, needed).kept[kind]).toContain(old);
      expect(rotate(second, needed + 1)).toMatchObject({
        dropped: { [kind]: [old] },
        kept: { [kind]: kids(second, kind).slice(0, 1) },
      });
    }
  });

  it.each([
    ['twice a day', DAY / 2],
    ['every day', DAY],
    ['every month', 30 * DAY],
    ['once a year', 365 * DAY],
  ])('[07] never takes out a key whose tokens may still be used: %s', (_how, every) => {
    const keyrings = rotateTimes(40, every);
    const signerAt = (kind: Kind, seconds: number) =>
      signing(keyrings.findLast(({ since }) => since <= seconds)?.text ?? '', kind, seconds);
    for (const { since: now, text } of keyrings.slice(1)) {
      for (const kind of KINDS) {
        const oldest = now - LONGEST_LIFE_SECONDS[kind];
        // The signing key changes at these times only.
        const times = keyrings.flatMap(({ since }) => [since, since + ACTIVATION_DELAY_MINUTES * MINUTE]);
        const relevant = [oldest, ...times.filter((time) => time > oldest && time <= now)];
        const mayBeInUse = relevant.map((time) => signerAt(kind, time));
        expect(kids(text, kind)).toEqual(expect.arrayContaining(mayBeInUse));
      }
    }
  });

  it('does not let the keyring grow without end', () => {
    const count = (kind: Kind, times: number, every: number) =>
      kids(rotateTimes(times, every).at(-1)?.text ?? '', kind).length;
    expect(count('access', 40, DAY)).toBe(3);
    expect(count('refresh', 40, DAY)).toBe(33);
    expect(count('refresh', 10, 90 * DAY)).toBe(2);
  });

  it('refuses to make a keyring that is too big to be kept', () => {
    expect(() => rotateTimes(300, 60 * MINUTE)).toThrow(/rotate less often/);
  });

  it('changes nothing while the keys of the last rotation do not sign yet', () => {
    const { text, activeFrom } = rotate(createKeyring(), START);
    const beforeThat = activeFrom.getTime() / 1000 - 1;
    expect(() => rotate(text, beforeThat)).toThrow(
      /sign from 2026-05-01 12:30:00 UTC on: nothing was changed/,
    );
    expect(rotate(text, beforeThat + 1).kept.access).toHaveLength(2);
  });

  it('leaves the keys of a keyring that was rotated by hand, which says no times, until it knows when they ended', () => {
    const [a, b] = [parse(createKeyring()), parse(createKeyring())];
    const byHand = JSON.stringify({
      access: [...b.access, ...a.access],
      refresh: [...b.refresh, ...a.refresh],
    });
    const once = rotate(byHand, START);
    expect(once.dropped).toEqual({ access: [], refresh: [] });
    const twice = rotate(once.text, START + 40 * DAY);
    for (const kind of KINDS) expect(twice.dropped[kind]).toEqual(kids(byHand, kind));
  });

  it('lets the new keys sign at once when no instance is without them', () => {
    const { text, added } = rotate(createKeyring(), START, 0);
    expect(signing(text, 'access', START)).toBe(added.access[0]);
  });

  it.each([
    ['no JSON', '{"canary'],
    ['a list', '["canary"]'],
    ['nothing', ''],
    [
      'an object without refresh keys',
      JSON.stringify({ access: [{ kid: 'canary', x: 'x', d: 'd' }], refresh: [] }),
    ],
    ['keys without a private part', JSON.stringify({ access: [{ kid: 'canary', x: 'x' }], refresh: [{}] })],
  ])('refuses %s without quoting it', (_what, text) => {
    expect(() => rotate(text, START)).toThrow(UserError);
    expect(() => rotate(text, START)).not.toThrow(/canary/);
  });
});

describe('postponeKeyring', () => {
  it('[07] lets the keys before the newest sign meanwhile, also when the newest signed already', () => {
    const { text, added, activeFrom } = rotate(createKeyring(), START);
    const late = activeFrom.getTime() / 1000 + DAY;
    const postponed = postponeKeyring(text, { now: at(late), delayMinutes: 30 });
    for (const kind of KINDS) {
      expect(signing(postponed.text, kind, late)).toBe(kids(text, kind)[1]);
      expect(signing(postponed.text, kind, late + 30 * MINUTE)).toBe(added[kind][0]);
    }
  });

  it('refuses a keyring with one key, which has to sign', () => {
    expect(() => postponeKeyring(createKeyring(), { now: at(START), delayMinutes: 30 })).toThrow(
      /no rotation is under way/,
    );
  });
});

it('[07] a keyring that leaked is replaced as a whole, by keys that sign at once', () => {
  const before = rotate(createKeyring(), START).text;
  const text = createKeyring();
  for (const kind of KINDS) {
    expect(kids(text, kind)).toHaveLength(1);
    expect(kids(before, kind)).not.toContain(kids(text, kind)[0]);
    expect(signing(text, kind, 0)).toBe(kids(text, kind)[0]);
  }
});
