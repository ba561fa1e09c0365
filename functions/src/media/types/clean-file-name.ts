import { cutAtCharacter, DIRECTION_CONTROLS, VISIBLE_CHARACTER } from '../../shared/index.js';
import { traitsOf, type MediaType } from './media-types.js';

const MAX_LENGTH = 120;

/** Names of devices, which Windows gives no file. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * The name of a file as it may be stored, shown and offered for download: its last part, without what is invisible, turns text
 * around or is refused by a file system, and with the extension of its type.
 *
 * @param name as a client gave it; may be a path
 * @returns 1 to 120 UTF-16 units and the extension; `file.jpg`, say, when nothing is left
 */
export function cleanFileName(name: string, type: MediaType): string {
  const { extension } = traitsOf(type);
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replaceAll(new RegExp(DIRECTION_CONTROLS, 'gu'), '')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replaceAll(/[<>:"|?*%;\\]/g, '-')
    .replaceAll(/\s+/gu, ' ');
  const base = withoutExtension(plain)
    .replace(/^[. ~-]+/, '')
    .replace(/[. ]+$/, '');
  const kept = cutAtCharacter(base, MAX_LENGTH).trimEnd();
  const stem = VISIBLE_CHARACTER.test(kept) && !RESERVED.test(kept) ? kept : `file${kept && `-${kept}`}`;
  return `${stem}.${extension}`;
}

/** Without what looks like an extension; more than one are only a name. */
function withoutExtension(name: string): string {
  return name.replace(/\.[a-z\d]{1,5}$/i, '');
}
