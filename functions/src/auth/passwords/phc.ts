/** Hash functions whose PHC strings are understood. */
export type PhcId = 'argon2id' | 'pbkdf2-sha256' | 'scrypt';

/** A parsed PHC string. */
export interface Phc {
  readonly id: PhcId;
  readonly version?: number | undefined;
  readonly params: Readonly<Record<string, number>>;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

const PHC =
  /^\$(argon2id|pbkdf2-sha256|scrypt)(?:\$v=(\d{1,3}))?\$([a-z]{1,2}=\d{1,9}(?:,[a-z]{1,2}=\d{1,9}){0,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,172})$/;

/**
 * Parses `$id$v=19$a=1,b=2$salt$hash`, base64 without padding; null when the text is not such a string.
 *
 * @see https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md
 */
export function parsePhc(text: string): Phc | null {
  const match = PHC.exec(text);
  if (!match) return null;
  const [, id, version, params = '', salt = '', hash = ''] = match;
  return {
    id: id as PhcId,
    version: version === undefined ? undefined : Number(version),
    params: Object.fromEntries(params.split(',').map(parseParam)),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

/** The PHC string of `phc`. */
export function formatPhc({ id, version, params, salt, hash }: Phc): string {
  const parameters = Object.entries(params).map(([name, value]) => `${name}=${String(value)}`);
  const parts = [id, ...(version === undefined ? [] : [`v=${String(version)}`]), parameters.join(',')];
  return `$${[...parts, unpadded(salt), unpadded(hash)].join('$')}`;
}

function parseParam(pair: string): [string, number] {
  const [name = '', value] = pair.split('=');
  return [name, Number(value)];
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
