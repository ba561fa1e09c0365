/**
 * `npm run rotate-keys`: changes the keyring where it is kept, and says what is to be done next.
 */
import { join, resolve } from 'node:path';
import { formatTime, postponeKeyring, rotateKeyring, type Rotation } from './keyring-rotation.ts';
import { localKeyringStore, projectKeyringStore, type KeyringStore } from './keyring-store.ts';
import { createKeyring } from '../emulators/settings.ts';
import { FUNCTIONS_DIR } from '../paths.mjs';
import { UserError } from '../user-error.mjs';

const MAX_DELAY_MINUTES = 7 * 24 * 60;

interface RotationArguments {
  readonly project?: string | undefined;
  readonly file?: string | undefined;
  readonly 'activate-in': string;
  readonly postpone: boolean;
  readonly emergency: boolean;
}

interface RotationOptions {
  readonly store: KeyringStore;
  /** `replace` is for a keyring that leaked. */
  readonly change: 'rotate' | 'postpone' | 'replace';
  /** Until new keys sign. */
  readonly delayMinutes: number;
  /** What brings the new keyring to the functions, as an instruction. */
  readonly next: string;
  /** Default the present time. */
  readonly now?: Date;
}

interface Next {
  readonly where: string;
  readonly next: string;
  readonly when: string;
}

/** The command. Prints what was done. @throws UserError when nothing was changed */
export async function rotateKeysAsAsked(values: RotationArguments): Promise<void> {
  checkArguments(values);
  const { project, file, emergency, postpone } = values;
  const text = await rotateKeys({
    store: project
      ? projectKeyringStore(project)
      : localKeyringStore(file ? resolve(file) : join(FUNCTIONS_DIR, '.secret.local')),
    change: emergency ? 'replace' : postpone ? 'postpone' : 'rotate',
    delayMinutes: Number(values['activate-in']),
    next: project
      ? `npm run deploy -- --only functions --project ${project} (nothing changes before)`
      : 'restart npm start, if it runs (only some of its functions take the new keys by themselves)',
  });
  console.log(text);
}

function checkArguments(values: RotationArguments): void {
  const { project, file, postpone, emergency, 'activate-in': minutes } = values;
  const refuse = (what: string): never => {
    throw new UserError(`${what}; see npm run rotate-keys -- --help`);
  };
  if (!/^\d{1,5}$/.test(minutes) || Number(minutes) > MAX_DELAY_MINUTES)
    refuse(`--activate-in takes whole minutes, 0 to ${MAX_DELAY_MINUTES}`);
  if (postpone && emergency) refuse('--postpone and --emergency exclude each other');
  if (project !== undefined && file !== undefined) refuse('--project and --file exclude each other');
  if (project === '' || file === '') refuse('--project and --file need a value');
}

/**
 * Changes a keyring and keeps it.
 *
 * @returns what was done and what is next, several lines without key material
 * @throws UserError when nothing was changed
 */
export async function rotateKeys(options: RotationOptions): Promise<string> {
  const { store, change, delayMinutes, next, now = new Date() } = options;
  const words = { where: store.name, next, when: delayMinutes > 0 ? 'before that' : 'now' };
  if (change === 'replace') {
    // It shares nothing with the one before: every token that was signed until now is refused.
    await store.write(createKeyring());
    return describeReplacement(words);
  }
  const present = await store.read();
  if (change === 'postpone') {
    const { text, activeFrom } = postponeKeyring(present, { now, delayMinutes });
    await store.write(text);
    return describePostponement(activeFrom, words);
  }
  const rotation = rotateKeyring(present, { now, delayMinutes });
  await store.write(rotation.text);
  return describeRotation(rotation, words);
}

function describeRotation(
  { added, kept, dropped, activeFrom }: Rotation,
  { where, next, when }: Next,
): string {
  const from = formatTime(activeFrom);
  return [
    `Changed ${where}:`,
    `  new key for access tokens    ${added.access.join()}`,
    `  new key for refresh tokens   ${added.refresh.join()}`,
    `  kept until their tokens end  ${describeCounts(kept)}`,
    `  taken out, tokens ended      ${describeCounts(dropped)}`,
    `The functions publish and accept the new keys as soon as they have them, and sign with them from ${from} on.`,
    `Next, ${when}: ${next}.`,
    'If it becomes later, first run this with --postpone, so that no instance meets a token of a key it does not have.',
  ].join('\n');
}

function describePostponement(activeFrom: Date, { where, next, when }: Next): string {
  const from = formatTime(activeFrom);
  return [
    `Changed ${where}: the newest keys sign from ${from} on, those before them until then.`,
    `Next, ${when}: ${next}.`,
  ].join('\n');
}

function describeReplacement({ where, next }: Next): string {
  return [
    `Changed ${where}: two new keys, which sign at once, and none of the old ones.`,
    `Next, now: ${next}. The old keys count until then.`,
    'Afterwards every token of before is refused: everyone must log in again. Other services that verify access tokens',
    'may keep the old public keys for 5 minutes more.',
  ].join('\n');
}

function describeCounts({ access, refresh }: Rotation['kept']): string {
  return `${access.length} access, ${refresh.length} refresh`;
}
