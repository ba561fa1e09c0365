/**
 * `npm run rotate-keys`: changes the keyring where it is kept, and says what is to be done next.
 */
import { formatTime, postponeKeyring, replaceKeyring, rotateKeyring } from './keyring-rotation.mjs';

const CHANGES = {
  rotate: { makeKeyring: rotateKeyring, describe: describeRotation },
  postpone: { makeKeyring: postponeKeyring, describe: describePostponement },
  replace: { makeKeyring: replaceKeyring, describe: describeReplacement },
};

/**
 * Changes a keyring and keeps it.
 * @param {object} options
 * @param {import('./keyring-store.mjs').KeyringStore} options.store
 * @param {'rotate' | 'postpone' | 'replace'} options.change `replace` is for a keyring that leaked
 * @param {number} options.delayMinutes until new keys sign
 * @param {string} options.next what brings the new keyring to the functions, as an instruction
 * @param {Date} [options.now] default the present time
 * @returns {Promise<string>} what was done and what is next, several lines without key material
 * @throws {UserError} when nothing was changed
 */
export async function rotateKeys({ store, change, delayMinutes, next, now = new Date() }) {
  const { makeKeyring, describe } = CHANGES[change];
  const present = change === 'replace' ? '' : await store.read();
  const result = makeKeyring(present, { now, delayMinutes });
  await store.write(result.text);
  return describe(result, { where: store.name, next, when: delayMinutes > 0 ? 'before that' : 'now' });
}

function describeRotation({ added, kept, dropped, activeFrom }, { where, next, when }) {
  const from = formatTime(activeFrom);
  return [
    `Changed ${where}:`,
    `  new key for access tokens    ${added.access[0]}`,
    `  new key for refresh tokens   ${added.refresh[0]}`,
    `  kept until their tokens end  ${describeCounts(kept)}`,
    `  taken out, tokens ended      ${describeCounts(dropped)}`,
    `The functions publish and accept the new keys as soon as they have them, and sign with them from ${from} on.`,
    `Next, ${when}: ${next}.`,
    'If it becomes later, first run this with --postpone, so that no instance meets a token of a key it does not have.',
  ].join('\n');
}

function describePostponement({ activeFrom }, { where, next, when }) {
  const from = formatTime(activeFrom);
  return [
    `Changed ${where}: the newest keys sign from ${from} on, those before them until then.`,
    `Next, ${when}: ${next}.`,
  ].join('\n');
}

function describeReplacement(_result, { where, next }) {
  return [
    `Changed ${where}: two new keys, which sign at once, and none of the old ones.`,
    `Next, now: ${next}. The old keys count until then.`,
    'Afterwards every token of before is refused: everyone must log in again. Other services that verify access tokens',
    'may keep the old public keys for 5 minutes more.',
  ].join('\n');
}

function describeCounts({ access, refresh }) {
  return `${access.length} access, ${refresh.length} refresh`;
}
