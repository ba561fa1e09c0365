import { randomUUID } from 'node:crypto';
import { afterAll, jest } from '@jest/globals';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { MailOutbox } from '../../../src/mail/index.js';
import type { Clock } from '../../../src/platform/index.js';
import { environment } from './environment.js';
import { createServices, type Services } from './services.js';

/** What is used here of @grpc/grpc-js's CallProperties, InterceptingCall and Listener. */
interface Call {
  readonly argument?: {
    readonly documents?: readonly unknown[] | null;
    readonly writes?: readonly unknown[] | null;
  };
  readonly methodDefinition: { readonly path: string };
  readonly callOptions: { readonly interceptors?: readonly Interceptor[] };
}
interface Listener {
  readonly onReceiveStatus?: (status: unknown) => void;
}
interface OutgoingCall {
  start(metadata: unknown, listener: Listener): void;
}
type Interceptor = (options: unknown, nextCall: (options: unknown) => OutgoingCall) => OutgoingCall;

/** Services whose steps to the outside are noted in the order in which they begin. */
export interface RecordedServices {
  readonly services: Services;
  /**
   * What `work` did: each call to Firestore with how many documents it asked for or wrote, the end of each commit, and each
   * mail that the queue was told of. Refusals are steps like the others.
   */
  readonly stepsOf: (work: () => Promise<unknown>) => Promise<string[]>;
}

/** Builds them, with a client of the database of their own. */
export function createRecordedServices(clock: Clock): RecordedServices {
  let steps: string[] = [];
  const app = initializeApp({ projectId: environment.projectId }, `recorded-${randomUUID()}`);
  afterAll(() => deleteApp(app));
  const firestore = getFirestore(app);
  firestore.settings({
    'grpc.callInvocationTransformer': (call: Call) => noted(call, (step) => steps.push(step)),
  });
  const { prototype } = MailOutbox;
  const announce = Reflect.get<MailOutbox, 'announce'>(prototype, 'announce');
  jest.spyOn(prototype, 'announce').mockImplementation(function (this: MailOutbox, job) {
    steps.push('enqueue');
    return announce.call(this, job);
  });
  return {
    services: createServices(clock, firestore),
    stepsOf: async (work) => {
      steps = [];
      await work().catch((error: unknown) => {
        steps.push(`refused: ${error instanceof Error ? error.message : String(error)}`);
      });
      return [...steps];
    },
  };
}

function noted(call: Call, note: (step: string) => void): Call {
  const method = call.methodDefinition.path.slice(call.methodDefinition.path.lastIndexOf('/') + 1);
  const { documents, writes } = call.argument ?? {};
  note(`${method} ${String((documents ?? writes ?? []).length)}`);
  if (method !== 'Commit') return call;
  const interceptors = [
    ...(call.callOptions.interceptors ?? []),
    atEnd(() => {
      note('Commit ends');
    }),
  ];
  return { ...call, callOptions: { ...call.callOptions, interceptors } };
}

function atEnd(end: () => void): Interceptor {
  return (options, nextCall) => {
    const call = nextCall(options);
    const start = call.start.bind(call);
    call.start = (metadata, listener) => {
      start(metadata, {
        ...listener,
        onReceiveStatus: (status) => {
          end();
          listener.onReceiveStatus?.(status);
        },
      });
    };
    return call;
  };
}
