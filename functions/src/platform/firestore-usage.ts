import type { Firestore } from 'firebase-admin/firestore';
import { cloudLogger, errorFields } from './logger.js';
import { currentContext, type FirestoreUsage } from './request-context.js';

/** What is used here of @grpc/grpc-js's CallProperties, InterceptingCall and Listener. */
interface Call {
  readonly argument?: RpcArgument;
  readonly methodDefinition: { readonly path: string };
  readonly callOptions: { readonly interceptors?: readonly Interceptor[] };
}
interface RpcArgument {
  readonly documents?: readonly unknown[] | null;
  readonly writes?: readonly unknown[] | null;
}
interface Listener {
  onReceiveMetadata(metadata: unknown): void;
  onReceiveMessage(message: unknown): void;
  onReceiveStatus(status: unknown): void;
}
interface OutgoingCall {
  start(metadata: unknown, listener: Listener): void;
}
type Interceptor = (options: unknown, nextCall: (options: unknown) => OutgoingCall) => OutgoingCall;

/** The RPCs that answer documents one knows only when they come. */
const QUERY = 'RunQuery';

/** What an RPC costs as it is asked for; of an aggregation, each 1,000 entries are a read, but how many is not known. */
const COSTS: Readonly<Record<string, (argument: RpcArgument) => Partial<FirestoreUsage>>> = {
  BatchGetDocuments: ({ documents }) => ({ reads: documents?.length ?? 0 }),
  [QUERY]: () => ({ reads: 1 }),
  RunAggregationQuery: () => ({ reads: 1 }),
  Commit: ({ writes }) => ({ writes: writes?.length ?? 0 }),
  BatchWrite: ({ writes }) => ({ writes: writes?.length ?? 0 }),
};

/**
 * Has every RPC of a client counted in the context that causes it. Must come before the client's first use. Counting
 * never fails a request: where it can't be done the counts stay 0, which a test notices.
 *
 * Documents asked for and writes sent are counted as such, those of a transaction at each of its tries; so a write that
 * was refused, which is not billed, counts too.
 *
 * @see docs/adr/0012-counting-firestore.md
 */
export function countUsage(firestore: Firestore): void {
  try {
    firestore.settings({ 'grpc.callInvocationTransformer': charge });
  } catch (error) {
    cloudLogger.log('warn', 'the usage of Firestore is not counted', errorFields(error));
  }
}

/** Called by @grpc/grpc-js for every RPC that goes out, in the context of the code that made it. */
function charge(call: Call): Call {
  const usage = currentContext()?.usage;
  if (!usage) return call;
  try {
    const method = call.methodDefinition.path.slice(call.methodDefinition.path.lastIndexOf('/') + 1);
    add(usage, { roundTrips: 1, ...COSTS[method]?.(call.argument ?? {}) });
    return method === QUERY ? countingDocuments(call, usage) : call;
  } catch {
    return call;
  }
}

/** The same call, with the documents it answers counted; the first one is paid for with the query. */
function countingDocuments(call: Call, usage: FirestoreUsage): Call {
  let documents = 0;
  const count = (message: unknown): void => {
    if (!hasDocument(message)) return;
    documents += 1;
    if (documents > 1) add(usage, { reads: 1 });
  };
  const interceptors = [...(call.callOptions.interceptors ?? []), observing(count)];
  return { ...call, callOptions: { ...call.callOptions, interceptors } };
}

function observing(observe: (message: unknown) => void): Interceptor {
  return (options, nextCall) => {
    const call = nextCall(options);
    const start = call.start.bind(call);
    call.start = (metadata, listener) => {
      start(metadata, {
        onReceiveMetadata: (received) => {
          listener.onReceiveMetadata(received);
        },
        onReceiveMessage: (message) => {
          observe(message);
          listener.onReceiveMessage(message);
        },
        onReceiveStatus: (status) => {
          listener.onReceiveStatus(status);
        },
      });
    };
    return call;
  };
}

function hasDocument(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'document' in message && message.document != null;
}

function add(
  usage: FirestoreUsage,
  { reads = 0, writes = 0, roundTrips = 0 }: Partial<FirestoreUsage>,
): void {
  usage.reads += reads;
  usage.writes += writes;
  usage.roundTrips += roundTrips;
}
