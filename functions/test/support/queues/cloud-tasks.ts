import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloudQueueControls } from '../../../src/platform/cloud-queue-control.js';
import type { QueueControls } from '../../../src/platform/queue-control.js';

/** As the API's documentation gives the fields of a queue; 64-bit integers are texts. */
interface QueueResource {
  state: 'RUNNING' | 'PAUSED' | 'DISABLED';
  readonly rateLimits: Readonly<Record<string, number>>;
  stats: Record<string, unknown>;
}

/** What the stand-in answers with in place of carrying a request out. */
export interface Refusal {
  readonly status: number;
  /** gRPC's name, such as `PERMISSION_DENIED`. */
  readonly code: string;
  /** Google's, of `google.rpc.ErrorInfo`. */
  readonly reason?: string;
}

/** Numbers of the enumeration, which clients may ask for in place of names (`$alt=json;enum-encoding=int`). */
const STATE_NUMBERS = { RUNNING: 1, PAUSED: 2, DISABLED: 3 };

const QUEUE_PATH = /^\/v2beta3\/(projects\/[^/]+\/locations\/us-central1\/queues\/([\w-]+))(?::(\w+))?$/;

/**
 * Answers as Cloud Tasks is documented to, over HTTP.
 *
 * @see https://cloud.google.com/tasks/docs/reference/rest/v2beta3/projects.locations.queues
 */
export class CloudTasksStandIn {
  readonly queues = new Map<string, QueueResource>();
  /** Requests as they came: method and path. */
  readonly requests: string[] = [];
  /** The next requests are refused with these, the first first. */
  refusals: Refusal[] = [];
  /** Every request is. */
  refusesAll: Refusal | undefined;
  private folder = '';
  private made: QueueControls | undefined;
  private readonly server = createServer((request, response) => {
    this.answer(request, response);
  });

  /** Listens on a free port of this machine, with the queues of the product. */
  async start(): Promise<void> {
    this.reset();
    this.folder = mkdtempSync(join(tmpdir(), 'firefolio-'));
    const key = join(this.folder, 'service-account.json');
    writeFileSync(key, JSON.stringify(serviceAccount()));
    // Where Google's clients look for credentials, and that they look for no machine of Google's.
    Object.assign(process.env, { GOOGLE_APPLICATION_CREDENTIALS: key, METADATA_SERVER_DETECTION: 'none' });
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
  }

  /** Ends it. */
  async stop(): Promise<void> {
    delete process.env['GOOGLE_APPLICATION_CREDENTIALS'];
    delete process.env['METADATA_SERVER_DETECTION'];
    rmSync(this.folder, { recursive: true });
    this.server.closeAllConnections();
    await once(this.server.close(), 'close');
  }

  /** Queues that run and are empty. */
  reset(): void {
    this.requests.length = 0;
    this.refusals = [];
    this.refusesAll = undefined;
    for (const name of ['sendEmail', 'runJob']) {
      this.queues.set(name, {
        state: 'RUNNING',
        rateLimits: { maxDispatchesPerSecond: 5, maxBurstSize: 10, maxConcurrentDispatches: 5 },
        stats: emptyStats(),
      });
    }
  }

  /** The product's adapter, aimed here. */
  controls(): QueueControls {
    const { port } = this.server.address() as AddressInfo;
    return (this.made ??= cloudQueueControls('demo-standin', {
      protocol: 'http',
      apiEndpoint: '127.0.0.1',
      port,
      // Google's client imports its own when it is used, which Jest does not let it do.
      clientOptions: { transporterOptions: { fetchImplementation: fetch } },
    }));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', headers } = request;
    const url = new URL(request.url ?? '', 'http://cloudtasks');
    this.requests.push(`${method} ${url.pathname}`);
    const send = (status: number, body: unknown) => {
      response.writeHead(status, { 'Content-Type': 'application/json; charset=UTF-8' });
      response.end(JSON.stringify(body));
    };
    const refuse = ({ status, code, reason }: Refusal) => {
      const info = { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', domain: 'googleapis.com' };
      const details = reason === undefined ? [] : [{ ...info, reason, metadata: {} }];
      send(status, { error: { code: status, message: `refused: ${code}`, status: code, details } });
    };
    const refusal = this.refusesAll ?? this.refusals.shift();
    if (refusal) {
      refuse(refusal);
      return;
    }
    if (!headers.authorization?.startsWith('Bearer ')) {
      refuse({ status: 401, code: 'UNAUTHENTICATED' });
      return;
    }
    const [, name = '', id = '', action] = QUEUE_PATH.exec(decodeURIComponent(url.pathname)) ?? [];
    const queue = this.queues.get(id);
    if (!queue) {
      refuse({ status: 404, code: 'NOT_FOUND' });
      return;
    }
    if (`${method} ${action ?? ''}` === 'POST pause') queue.state = 'PAUSED';
    else if (`${method} ${action ?? ''}` === 'POST resume') queue.state = 'RUNNING';
    else if (`${method} ${action ?? ''}` === 'POST purge') queue.stats = emptyStats();
    else if (method !== 'GET' || action !== undefined) {
      refuse({ status: 404, code: 'NOT_FOUND' });
      return;
    }
    send(200, shown(name, queue, url.searchParams));
  }
}

/** As the API gives it: statistics only when the read mask asks for them, and what is zero left out. */
function shown(name: string, { state, rateLimits, stats }: QueueResource, query: URLSearchParams) {
  const asNumber = query.get('$alt') === 'json;enum-encoding=int';
  const queue = { name, state: asNumber ? STATE_NUMBERS[state] : state, rateLimits, stats };
  const mask = query.get('readMask')?.split(',') ?? ['name', 'state', 'rateLimits'];
  return Object.fromEntries(Object.entries(queue).filter(([field]) => mask.includes(field)));
}

function emptyStats(): Record<string, unknown> {
  return { effectiveExecutionRate: 5 };
}

/** With its key the client signs its own tokens and asks nobody for any. */
function serviceAccount() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    type: 'service_account',
    client_email: 'site@demo-standin.iam.gserviceaccount.com',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
}
