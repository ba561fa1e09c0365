import { AppError } from '../errors/index.js';

/**
 * The strong ETag of a versioned resource.
 *
 * @param since when what is shown of this version was last changed though nobody wrote it; null where it never was
 */
export function versionEtag(version: number, since: Date | null = null): string {
  return since === null ? `"${String(version)}"` : `"${String(version)}.${since.getTime().toString(36)}"`;
}

/** The version of an ETag that versionEtag gave, or null for any other. */
export function versionOf(etag: string): number | null {
  const digits = /^"(0|[1-9]\d{0,8})(?:\.[\da-z]{1,12})?"$/.exec(etag)?.[1];
  return digits === undefined ? null : Number(digits);
}

/**
 * Refuses a write that was made against another version. What is shown of a version may have changed since its ETag was given.
 *
 * @param accepted ETags of `If-Match`, or null when any version will do
 * @param etag the present one
 * @throws AppError stale-version when `accepted` has not the present version
 */
export function requireVersion(
  accepted: readonly string[] | null,
  presentVersion: number,
  etag = versionEtag(presentVersion),
): void {
  if (accepted === null || accepted.some((given) => versionOf(given) === presentVersion)) return;
  throw new AppError({
    code: 'stale-version',
    message:
      `The resource has changed: it is at version ${String(presentVersion)}. ` +
      'Read it again, merge, and send its ETag as If-Match.',
    headers: { ETag: etag },
  });
}
