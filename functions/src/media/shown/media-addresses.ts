import { HASH_PATTERN } from '../media.js';

/** What an address of the library names: a file by the id of its document, or by its bytes. */
export type MediaAddress = { readonly id: string } | { readonly hash: string };

/** As writers name a file, whatever its bytes are by now: `media:{id}`. */
const BY_ID = /^media:([\w-]{1,64})$/;

/** Where it is served, as who has copied an address has it. */
const BY_HASH = /^\/media\/([^/]+)\/[\w.-]+$/;

/** The file of the library that an address names; null for any other address. */
export function parseMediaAddress(address: string): MediaAddress | null {
  const id = BY_ID.exec(address)?.[1];
  if (id !== undefined) return { id };
  const hash = BY_HASH.exec(address)?.[1] ?? '';
  return HASH_PATTERN.test(hash) ? { hash } : null;
}

/** Whether an address names a file by its id: no browser finds it. */
export function isMediaName(address: string): boolean {
  return BY_ID.test(address);
}

/** The address of a file in the bucket. */
export function mediaUrl(hash: string, name: string): string {
  return `/media/${hash}/${name}`;
}
