/**
 * The functions' options as functions/src/index.ts gives them to the deployment.
 */

/** A function of the product. */
export type FunctionName = 'api' | 'sendEmail' | 'runJob' | 'sweepJobs';

/** What a function may use. */
export interface FunctionOptions {
  readonly maxInstances: number;
  /** Of an instance. */
  readonly vcpus: number;
  readonly gib: number;
  /** Tasks that its queue hands out in a second at most; absent without a queue. */
  readonly dispatchesPerSecond?: number;
}

/** All of them. */
export type DeployedFunctions = Readonly<Record<FunctionName, FunctionOptions>>;

/** What firebase-functions notes at a function. */
interface Endpoint {
  readonly maxInstances?: unknown;
  readonly cpu?: unknown;
  readonly availableMemoryMb?: unknown;
  readonly taskQueueTrigger?: { readonly rateLimits?: { readonly maxDispatchesPerSecond?: unknown } };
  readonly scheduleTrigger?: { readonly schedule?: unknown };
}

/** The options of all functions, and how often sweepJobs is called. Connects to nothing. */
export async function readDeployedFunctions(): Promise<{
  functions: DeployedFunctions;
  sweepEverySeconds: number;
}> {
  const functions = (await import('../../../functions/src/index.ts')) as unknown as Readonly<
    Record<FunctionName, { readonly __endpoint: Endpoint }>
  >;
  const of = (name: FunctionName) => optionsOf(functions[name].__endpoint);
  return {
    functions: {
      api: of('api'),
      sendEmail: of('sendEmail'),
      runJob: of('runJob'),
      sweepJobs: of('sweepJobs'),
    },
    sweepEverySeconds: secondsOf(functions.sweepJobs.__endpoint.scheduleTrigger?.schedule),
  };
}

function optionsOf({ maxInstances, cpu, availableMemoryMb, taskQueueTrigger }: Endpoint): FunctionOptions {
  const dispatches = taskQueueTrigger?.rateLimits?.maxDispatchesPerSecond;
  return {
    maxInstances: Number(maxInstances),
    // The deployment gives one where none is named, for up to 2 GiB.
    vcpus: typeof cpu === 'number' ? cpu : 1,
    gib: Number(availableMemoryMb) / 1024,
    ...(typeof dispatches === 'number' && { dispatchesPerSecond: dispatches }),
  };
}

function secondsOf(schedule: unknown): number {
  const [, minutes] = /^every (\d+) minutes$/.exec(String(schedule)) ?? [];
  if (minutes === undefined)
    throw new Error(`The schedule of sweepJobs is not "every N minutes": ${String(schedule)}`);
  return Number(minutes) * 60;
}
