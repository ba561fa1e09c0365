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
  readonly structuredQuery?: { readonly offset?: number | null } | null;
  readonly structuredAggregationQuery?: {
    readonly aggregations?: readonly { readonly alias?: string | null; readonly count?: unknown }[] | null;
  } | null;
}
interface RunQueryAnswer {
  readonly document?: unknown;
}
interface RunAggregationQueryAnswer {
  readonly result?: {
    readonly aggregateFields?: Readonly<Record<string, { readonly integerValue?: unknown }>> | null;
  } | null;
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

/** What an RPC costs as it is asked for. What a query skips is read too; its answers don't tell reliably how much it was. */
const COSTS: Readonly<Record<string, (argument: RpcArgument) => Partial<FirestoreUsage>>> = {
  BatchGetDocuments: ({ documents }) => ({ reads: documents?.length ?? 0 }),
  RunQuery: ({ structuredQuery }) => ({ reads: 1 + (structuredQuery?.offset ?? 0) }),
  RunAggregationQuery: () => ({ reads: 1 }),
  Commit: ({ writes }) => ({ writes: writes?.length ?? 0 }),
  BatchWrite: ({ writes }) => ({ writes: writes?.length ?? 0 }),
};

/** What one knows only when the answers come: what a query went through, and how much of it is a read. */
interface Metering {
  readonly perRead: number;
  readonly countIn: (answer: object, argument: RpcArgument) => number;
}

/** @see https://firebase.google.com/docs/firestore/pricing#operations */
const METERINGS: Readonly<Record<string, Metering>> = {
  RunQuery: {
    perRead: 1,
    countIn: (answer) => ((answer as RunQueryAnswer).document == null ? 0 : 1),
  },
  // A count tells how many index entries it went through; sums and averages don't.
  RunAggregationQuery: {
    perRead: 1_000,
    countIn: (answer, { structuredAggregationQuery }) => {
      const fields = (answer as RunAggregationQueryAnswer).result?.aggregateFields;
      const counts = structuredAggregationQuery?.aggregations?.filter(({ count }) => count != null) ?? [];
      return Math.max(0, ...counts.map(({ alias }) => Number(fields?.[alias ?? '']?.integerValue ?? 0)));
    },
  },
};

/**
 * Has every RPC of a client counted in the context that causes it. Must come before the client's first use. Counting
 * never fails a request: where it can't be done the counts stay 0, which a test notices.
 *
 * Documents asked for and writes sent are counted as such, those of a transaction at each of its tries; so a write that
 * was refused, which is not billed, counts too, and so does what a query would skip where there is less.
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
    const metering = METERINGS[method];
    return metering ? metered(call, usage, metering) : call;
  } catch {
    return call;
  }
}

/** The same call, with what its answers tell counted; the first read is paid for with the call. */
function metered(call: Call, usage: FirestoreUsage, { perRead, countIn }: Metering): Call {
  let counted = 0;
  let reads = 1;
  const count = (answer: unknown): void => {
    if (typeof answer !== 'object' || answer === null) return;
    counted += countIn(answer, call.argument ?? {});
    const further = Math.max(0, Math.ceil(counted / perRead) - reads);
    reads += further;
    add(usage, { reads: further });
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

function add(
  usage: FirestoreUsage,
  { reads = 0, writes = 0, roundTrips = 0 }: Partial<FirestoreUsage>,
): void {
  usage.reads += reads;
  usage.writes += writes;
  usage.roundTrips += roundTrips;
}
