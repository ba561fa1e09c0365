import type { Metadata } from 'sharp';

/** Profiles of displays have less than 4 kB, those of printers up to a megabyte. */
const MAX_KEPT_BYTES = 16 * 1024;

/**
 * Whether variants keep a picture's colour profile: one of RGB that shows more than sRGB, such as Display P3. Otherwise the
 * colours are those of sRGB, which need no profile.
 */
export function keepsProfile({ icc, space }: Metadata): boolean {
  if (!icc || icc.length > MAX_KEPT_BYTES || (space !== 'srgb' && space !== 'rgb16')) return false;
  return icc.toString('latin1', 16, 20) === 'RGB ' && !isSrgb(icc);
}

/** By the name that a profile gives itself, in ASCII or UTF-16. */
function isSrgb(icc: Buffer): boolean {
  return icc.toString('latin1').replaceAll('\0', '').includes('sRGB');
}
