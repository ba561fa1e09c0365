/** Reading of binary formats: every function gives a value for positions beyond the end, too, so that nothing truncated throws. */

/** `length` bytes as Latin-1 text; less at the end. */
export function textAt(bytes: Uint8Array, start: number, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'latin1',
    start,
    start + length,
  );
}

/** Whether this text in Latin-1 stands at `start`. */
export function hasTextAt(bytes: Uint8Array, start: number, text: string): boolean {
  return textAt(bytes, start, text.length) === text;
}

/** An unsigned number of 2 bytes, the high one first; NaN beyond the end. */
export function uint16(bytes: Uint8Array, start: number): number {
  return (bytes[start] ?? NaN) * 256 + (bytes[start + 1] ?? NaN);
}

/** An unsigned number of 4 bytes, the high one first; NaN beyond the end. */
export function uint32(bytes: Uint8Array, start: number): number {
  return uint16(bytes, start) * 65_536 + uint16(bytes, start + 2);
}

/** An unsigned number of 2 bytes, the low one first; NaN beyond the end. */
export function uint16LowFirst(bytes: Uint8Array, start: number): number {
  return (bytes[start + 1] ?? NaN) * 256 + (bytes[start] ?? NaN);
}

/** An unsigned number of 4 bytes, the low one first; NaN beyond the end. */
export function uint32LowFirst(bytes: Uint8Array, start: number): number {
  return uint16LowFirst(bytes, start + 2) * 65_536 + uint16LowFirst(bytes, start);
}
