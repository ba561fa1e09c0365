/**
 * What a rotation does to a keyring. Pure: keyrings are JSON texts, the time is given.
 * @see docs/adr/0011-key-rotation.md
 */
import { createKey, type LocalKey } from '../emulators/settings.ts';
import { UserError } from '../user-error.mjs';

/** Longest life of what the keys of a kind sign, in seconds; as in functions/src/auth/tokens/tokens.ts. */
export const LONGEST_LIFE_SECONDS = { access: 15 * 60, refresh: 30 * 24 * 60 * 60 };

/** Replaced keys stay this much longer than what they signed: for clocks that differ, and deployments that come late. */
const MARGIN_SECONDS = 24 * 60 * 60;

/** What Secret Manager takes for one secret. */
const MAX_KEYRING_BYTES = 65_536;

const KINDS = ['access', 'refresh'] as const;

type Kind = (typeof KINDS)[number];

/** A private key as a JWK; `active_from` in seconds since 1970. */
type Key = LocalKey & { readonly active_from?: number };

/** At least one key of a kind, the newest first. */
type Keys = readonly [Key, ...Key[]];

interface Times {
  readonly now: Date;
  /** How long until the newest keys sign. */
  readonly delayMinutes: number;
}

/** What a rotation has made. */
export type Rotation = ReturnType<typeof rotateKeyring>;

/**
 * Puts a new key in front of each kind, to sign later, and takes out those whose last token has ended.
 *
 * @param text JSON of JWT_KEYRING
 * @throws UserError when that is no keyring, its newest keys do not sign yet, or it has too many keys that are
 * needed
 */
export function rotateKeyring(text: string, { now, delayMinutes }: Times) {
  const keyring = parseKeyring(text);
  const nowSeconds = toSeconds(now);
  const waiting = KINDS.map((kind) => keyring[kind][0].active_from ?? 0).find((from) => from > nowSeconds);
  if (waiting !== undefined) {
    throw new UserError(
      `the last rotation's keys sign from ${formatTime(new Date(waiting * 1000))} on: nothing was changed. Rotate again ` +
        'after that; if those are not deployed by then, put it off with --postpone',
    );
  }
  const activeFrom = nowSeconds + delayMinutes * 60;
  const rotated = mapKinds((kind): Keys => [{ ...createKey(), active_from: activeFrom }, ...keyring[kind]]);
  const remaining = mapKinds((kind) => rotated[kind].filter(isNeeded(kind, rotated[kind], nowSeconds)));
  const rotatedText = JSON.stringify(remaining);
  if (rotatedText.length > MAX_KEYRING_BYTES) {
    throw new UserError('so many keys are still needed that JWT_KEYRING would be too big: rotate less often');
  }
  const old = mapKinds((kind) => kidsOf(keyring[kind]));
  const present = mapKinds((kind) => kidsOf(remaining[kind]));
  return {
    text: rotatedText,
    activeFrom: new Date(activeFrom * 1000),
    added: mapKinds((kind) => present[kind].slice(0, 1)),
    kept: mapKinds((kind) => present[kind].slice(1)),
    dropped: mapKinds((kind) => old[kind].filter((kid) => !present[kind].includes(kid))),
  };
}

/**
 * Lets the newest keys sign later than they would, for a deployment that comes late. Right whether or not they were
 * deployed: the keys before them sign meanwhile.
 *
 * @param text JSON of JWT_KEYRING
 * @throws UserError when that is no keyring, or no other key could sign meanwhile
 */
export function postponeKeyring(text: string, { now, delayMinutes }: Times) {
  const keyring = parseKeyring(text);
  const activeFrom = toSeconds(now) + delayMinutes * 60;
  const postponed = mapKinds((kind) => {
    const [newest, ...older] = keyring[kind];
    if (older.length === 0) {
      throw new UserError(
        `JWT_KEYRING has one ${kind} key only: no rotation is under way, nothing was changed`,
      );
    }
    return [{ ...newest, active_from: activeFrom }, ...older];
  });
  return { text: JSON.stringify(postponed), activeFrom: new Date(activeFrom * 1000) };
}

/** A time for people, such as `2026-05-01 12:00:00 UTC`. */
export function formatTime(time: Date): string {
  return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/**
 * A key signs until a newer one is active. Where a newer one does not say since when it is (made before there were
 * rotations), the next newer that does is an upper bound; without any, the key stays.
 */
function isNeeded(kind: Kind, keys: Keys, nowSeconds: number): (key: Key, index: number) => boolean {
  return (_key, index) => {
    const replacedAt = Math.min(...keys.slice(0, index).map((newer) => newer.active_from ?? Infinity));
    return replacedAt + LONGEST_LIFE_SECONDS[kind] + MARGIN_SECONDS >= nowSeconds;
  };
}

function parseKeyring(text: string): Readonly<Record<Kind, Keys>> {
  let keyring: unknown;
  try {
    keyring = JSON.parse(text);
  } catch {
    throw new UserError('JWT_KEYRING is not JSON: nothing was changed'); // the cause would quote it
  }
  return mapKinds((kind) => {
    const keys = isObject(keyring) ? keyring[kind] : undefined;
    if (isKeys(keys)) return keys;
    throw new UserError(`JWT_KEYRING has no list of ${kind} keys: nothing was changed`);
  });
}

function isKeys(value: unknown): value is Keys {
  const isKey = (key: unknown): boolean =>
    isObject(key) && [key['kid'], key['x'], key['d']].every((member) => typeof member === 'string');
  return Array.isArray(value) && value.length > 0 && value.every(isKey);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function mapKinds<T>(make: (kind: Kind) => T): Record<Kind, T> {
  return { access: make('access'), refresh: make('refresh') };
}

function kidsOf(keys: readonly Key[]): string[] {
  return keys.map(({ kid }) => kid);
}

function toSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}
