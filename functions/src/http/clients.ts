import type { IncomingMessage } from 'node:http';
import type { Request } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import { LRUCache } from 'lru-cache';
import type { Mac } from '../shared/index.js';

/** How many clients an instance remembers. */
const MAX_CLIENTS = 10_000;

/** Longer forwarded addresses are not remembered: nobody's proxies write them. */
const MAX_ADDRESS_LENGTH = 200;

/** A client by keyed hashes of its address, the only form that may be stored or logged. */
export interface ClientKeys {
  readonly ipHash: string;
  /** What its limits are counted by: an IPv6 client's network, the /56, counts as one. */
  readonly limitKey: string;
}

/** The clients of this instance. Each address is hashed once, for as long as it is remembered. */
export class Clients {
  private readonly byAddress = new LRUCache<string, ClientKeys>({ max: MAX_CLIENTS });

  /** @param mac keyed hash */
  constructor(private readonly mac: Mac) {}

  /** Who makes a request. */
  of(req: Request): ClientKeys {
    const known = this.known(req);
    if (known) return known;
    const { ip } = req;
    const keys = {
      ipHash: this.mac(ip ?? 'local'),
      // The platform gives no address in the emulator (a Unix socket).
      limitKey: ip === undefined ? 'local' : `ip:${this.mac(ipKeyGenerator(ip, 56))}`,
    };
    const address = addressOf(req);
    if (address.length <= MAX_ADDRESS_LENGTH) this.byAddress.set(address, keys);
    return keys;
  }

  /** Who makes a request, if `of` was asked before. */
  known(req: IncomingMessage): ClientKeys | undefined {
    return this.byAddress.get(addressOf(req));
  }
}

/** All that decides what Express takes for the client's address. */
function addressOf({ socket, headers }: IncomingMessage): string {
  return `${String(socket.remoteAddress)} ${String(headers['x-forwarded-for'])}`;
}
