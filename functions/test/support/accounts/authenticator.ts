import { createHmac } from 'node:crypto';

/** Length of a time step in ms. */
export const STEP_MS = 30_000;

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The time step at this moment. */
export function stepNow(): number {
  return Math.floor(Date.now() / STEP_MS);
}

/**
 * The six digits that an authenticator app shows in a time step. Made here, by nobody's library: an app has none of ours.
 *
 * @param secret base32
 * @see RFC 6238 §4, RFC 4226 §5.3
 */
export function codeOf(secret: string, step: number): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', decodeBase32(secret)).update(message).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const digits = (mac.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000;
  return String(digits).padStart(6, '0');
}

/** A code of six digits that is none of those near this moment. */
export function wrongCode(secret: string): string {
  const step = stepNow();
  const near = new Set([-3, -2, -1, 0, 1, 2, 3].map((offset) => codeOf(secret, step + offset)));
  const codes = Array.from({ length: 8 }, (_, digit) => String(digit).repeat(6));
  const [code] = codes.filter((other) => !near.has(other));
  if (code === undefined) throw new Error('8 codes are near');
  return code;
}

/** The bytes that base32 without padding stands for (RFC 4648 §6). @throws Error when it is something else */
export function decodeBase32(text: string): Buffer {
  const bits = Array.from(text, (character) => {
    const value = BASE32.indexOf(character);
    if (value < 0) throw new Error(`not base32: ${text}`);
    return value.toString(2).padStart(5, '0');
  }).join('');
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
}
