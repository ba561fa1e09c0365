/** A document holds 1 MiB; a part of a file is one. */
export const PART_BYTES = 900_000;

/** How many parts a file, or a piece of one, is stored in. */
export function countParts(bytes: Buffer | undefined): number {
  return Math.ceil((bytes?.length ?? 0) / PART_BYTES);
}

/** The parts of a file in their order; they share its memory. */
export function splitIntoParts(bytes: Buffer): Buffer[] {
  return Array.from({ length: countParts(bytes) }, (_, index) =>
    bytes.subarray(index * PART_BYTES, (index + 1) * PART_BYTES),
  );
}

/** Id of a part's document, from 1 on: six digits, which sort as the numbers do. */
export function partId(number: number): string {
  return String(number).padStart(6, '0');
}
