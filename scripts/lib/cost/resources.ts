/**
 * Processor, memory, bytes and log of a usage: all of it a model, of figures that were measured elsewhere or are assumed.
 */
import type { DeployedFunctions, FunctionName, FunctionOptions } from './deployed-functions.ts';
import type { Site } from './site.ts';
import type { Usage } from './usage.ts';

/** Processor time a request in s: "ms each" of bench/results.md, 2026-11-30. */
const PROCESSOR = {
  /** Of visitors: the slowest of the public routes that are kept. */
  visitor: 0.000173,
  /** With a token. */
  staff: 0.0008,
  /** "processor ms each" of a login. */
  hash: 0.027,
} as const;

/** What was not measured. */
export const ASSUMED = {
  /** How many times as long a vCPU of Cloud Run takes as a processor of the bench. */
  vcpuSlowness: 3,
  /** The share of an instance's processor that a site uses before another instance is started. */
  instanceShare: 0.6,
  /** Billed at least for a request: time is rounded up to it. */
  billedSeconds: 0.1,
  /** Until an instance answers; billed too. */
  startSeconds: 2,
  /** An instance without requests ends after so long. */
  idleSeconds: 15 * 60,
  /** How long a mail, a job and a sweep keep their functions. */
  workSeconds: { sendEmail: 1, runJob: 10, sweepJobs: 0.5 },
  /** Of an answer, with its headers, compressed. */
  answerKb: 6,
  /** Page, scripts and styles of a view, most of them in the browser's cache. */
  pageKb: 30,
  /** Our line and the platform's own for a request that reaches the function. */
  logKb: 1.5,
} as const;

/** For the whole period. */
export interface Resources {
  /** Processor time that requests of the api need. */
  readonly processorSeconds: number;
  /** Of instances that have a request in hand, which is what is billed. */
  readonly vcpuSeconds: number;
  readonly gibSeconds: number;
  readonly functionGb: number;
  readonly hostingGb: number;
  readonly logGb: number;
  readonly coldStarts: number;
}

const KB_PER_GB = 1_000_000;

/** What a usage needs. */
export function resourcesOf(site: Site, usage: Usage, functions: DeployedFunctions): Resources {
  const rate = usage.invocations.api / site.seconds / site.instances;
  const starts = site.restarts + site.instances * idlings(rate, site.seconds);
  const inHand = 1 - Math.exp(-rate * ASSUMED.billedSeconds);
  const apiSeconds = site.instances * site.seconds * inHand + starts * ASSUMED.startSeconds;
  const busy: [FunctionOptions, number][] = [
    [functions.api, apiSeconds],
    ...(['sendEmail', 'runJob', 'sweepJobs'] as const).map((name): [FunctionOptions, number] => [
      functions[name],
      workSeconds(name, usage),
    ]),
  ];
  const answered = (usage.invocations.api * ASSUMED.answerKb) / KB_PER_GB;
  const fromCdn = (usage.visitorRequests * site.hitRatio) / Math.max(1e-9, 1 - site.hitRatio);
  return {
    processorSeconds: processorSeconds(usage),
    vcpuSeconds: busy.reduce((sum, [{ vcpus }, seconds]) => sum + vcpus * seconds, 0),
    gibSeconds: busy.reduce((sum, [{ gib }, seconds]) => sum + gib * seconds, 0),
    functionGb: answered,
    hostingGb: answered + (fromCdn * ASSUMED.answerKb + site.views * ASSUMED.pageKb) / KB_PER_GB,
    logGb: (usage.invocations.api * ASSUMED.logKb) / KB_PER_GB,
    coldStarts: starts,
  };
}

/** Processor time of the api's requests, on a processor of the bench. */
function processorSeconds({ invocations, visitorRequests, hashes }: Usage): number {
  const others = invocations.api - visitorRequests;
  return visitorRequests * PROCESSOR.visitor + others * PROCESSOR.staff + hashes * PROCESSOR.hash;
}

/** How many instances share the work of a usage: at least one. */
export function instancesFor(usage: Usage, seconds: number): number {
  const share = (processorSeconds(usage) * ASSUMED.vcpuSlowness) / seconds / ASSUMED.instanceShare;
  return Math.max(1, Math.ceil(share));
}

/** How often nobody comes for so long that an instance ends. */
function idlings(rate: number, seconds: number): number {
  return rate * seconds * Math.exp(-rate * ASSUMED.idleSeconds);
}

function workSeconds(name: Exclude<FunctionName, 'api'>, { invocations }: Usage): number {
  return invocations[name] * ASSUMED.workSeconds[name];
}
