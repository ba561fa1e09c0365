import { createHash } from 'node:crypto';
import { withCamelNames } from '../documents/index.js';
import { AppError } from '../errors/index.js';
import type { Clock } from '../platform/index.js';
import { fingerprintOf, type Mac } from '../shared/index.js';
import type { StoredKey } from './idempotency-keys.codec.js';
import type { IdempotencyKeysRepository } from './idempotency-keys.repository.js';
import type { Again, IdempotentRequest, Made, Make, Once } from './idempotent-request.js';

/** How long a key is remembered, in ms. */
const LIFE_MS = 24 * 60 * 60 * 1000;

interface KeysParts {
  readonly keys: IdempotencyKeysRepository;
  /** For fingerprints: a body may have a password, which nobody who reads the database may try to guess by it. */
  readonly mac: Mac;
  readonly clock: Clock;
}

/** Sees to it that what is sent again under its key is not done twice. */
export class IdempotencyKeys {
  constructor(private readonly parts: KeysParts) {}

  /**
   * What to carry a request out by. 1 read, and 1 write for the key; 1 read when it is sent again. A request that is refused
   * leaves its key unused, for 1 read more.
   *
   * @param request null without a key: it is done whenever it is sent
   */
  onceFor(request: IdempotentRequest | null): Once {
    return (make, again) => (request ? this.carryOut(request, make, again) : make(null));
  }

  /**
   * The key of a request that comes without one and must not be done twice when somebody presses twice: the same for the same
   * client and content. Nobody makes it without the secret.
   *
   * @param client where it comes from
   */
  keyOfContent(
    client: string,
    { route, params, query, body }: Omit<IdempotentRequest, 'caller' | 'key'>,
  ): string {
    return this.parts.mac(JSON.stringify(['content', client, route, params, query, body]));
  }

  private async carryOut<T>(request: IdempotentRequest, make: Make<T>, again: Again<T>): Promise<T> {
    const { clock } = this.parts;
    const id = fingerprintOf([request.caller, request.key]);
    const find = () => this.parts.keys.find(id, clock.now());
    const fingerprint = this.fingerprint(request);
    const stored = await find();
    if (stored) return again(requireSame(stored, fingerprint, request));
    try {
      return await make({ id, fingerprint, expiresAt: new Date(clock.now().getTime() + LIFE_MS) });
    } catch (error) {
      // It may fail because the same request is done by now: one that came at the same moment, or this one, whose commit
      // was carried out though its answer was lost.
      const made = await find().catch(() => null);
      if (!made) throw error;
      return again(requireSame(made, fingerprint, request));
    }
  }

  private fingerprint({ route, params, query, body }: IdempotentRequest): string {
    const content = body instanceof Uint8Array ? createHash('sha256').update(body).digest('hex') : body;
    return this.parts.mac(JSON.stringify([route, params, query, content]));
  }
}

function requireSame(stored: StoredKey, fingerprint: string, request: IdempotentRequest): Made {
  const expected = stored.isOfFirstForm ? firstFingerprint(request) : fingerprint;
  if (stored.fingerprint === expected) return stored.made;
  throw new AppError({
    code: 'validation-failed',
    message:
      'This Idempotency-Key came with another request before. Use a new key for each request, and the same one only to send the same request again.',
  });
}

/** As version 0.1 made it, of new posts. */
function firstFingerprint({ route, body }: IdempotentRequest): string | null {
  return route === 'POST /admin/api/posts' ? fingerprintOf(withCamelNames(body as object)) : null;
}
