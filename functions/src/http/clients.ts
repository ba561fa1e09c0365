import type { IncomingMessage } from 'node:http';
import { ipKeyGenerator } from 'express-rate-limit';
import { LRUCache } from 'lru-cache';
import type { Mac } from '../shared/index.js';

/** How many clients an instance remembers. */
const MAX_CLIENTS = 10_000;

/** A longer X-Forwarded-For, in which clients write what they like, is not kept in memory. */
const MAX_FORWARDED_LENGTH = 200;

/** In place of an address where the platform gives none: the emulator's Unix socket. */
const LOCAL = 'local';

/** A client by keyed hashes of its address, the only form that may be stored or logged. */
export interface ClientKeys {
  readonly ipHash: string;
  /** What its limits are counted by: an IPv6 client's network, the /56, counts as one. */
  readonly limitKey: string;
}

/** The clients of this instance. Each address is hashed once, for as long as it is remembered. */
export class Clients {
  private readonly byAddress = new LRUCache<string, ClientKeys>({ max: MAX_CLIENTS });

  /**
   * @param mac keyed hash
   * @param proxyHops how many proxies in front append to X-Forwarded-For
   */
  constructor(
    private readonly mac: Mac,
    private readonly proxyHops: number,
  ) {}

  /** Who makes a request. */
  of(req: IncomingMessage): ClientKeys {
    const address = clientAddress(req, this.proxyHops);
    const known = this.byAddress.get(address);
    if (known) return known;
    const keys = {
      ipHash: this.mac(address),
      limitKey: address === LOCAL ? LOCAL : `ip:${this.mac(ipKeyGenerator(address, 56))}`,
    };
    if (String(req.headers['x-forwarded-for'] ?? '').length <= MAX_FORWARDED_LENGTH)
      this.byAddress.set(address, keys);
    return keys;
  }
}

/**
 * The address that the outermost of the platform's proxies saw, as Express takes it with `trust proxy`: what stands further left
 * in X-Forwarded-For, the client may have written.
 */
export function clientAddress({ socket, headers }: IncomingMessage, proxyHops: number): string {
  const { remoteAddress } = socket;
  const forwarded = headers['x-forwarded-for'];
  if (proxyHops === 0 || forwarded === undefined) return remoteAddress ?? LOCAL;
  const hops = String(forwarded).split(',');
  return hops[Math.max(0, hops.length - proxyHops)]?.trim() ?? LOCAL;
}
