/** What is deployed is read from the staged functions by Firebase's own program. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { environment } from '../support/suite/environment.js';

/** What deployment learns of a function. */
interface Endpoint extends Readonly<Record<string, unknown>> {
  readonly availableMemoryMb: number;
  /** The deployment gives one when it is absent, for up to 2 GiB of memory. */
  readonly cpu?: number | null;
  readonly maxInstances: number;
}

/** What deployment learns of the functions; `firebase deploy` turns it into resources. */
interface Manifest {
  readonly specVersion: string;
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  readonly requiredAPIs: readonly { readonly api: string }[];
  readonly params: readonly { readonly name: string; readonly type: string }[];
}

/**
 * Runs discovery as firebase-tools does in a deployment: the built functions with nothing but these variables, so
 * without any param or secret.
 */
async function discover(): Promise<Manifest> {
  const folder = await mkdtemp(join(tmpdir(), 'firefolio-manifest-'));
  try {
    const manifestFile = join(folder, 'functions.json');
    const binary = join(environment.functionsDir, 'node_modules/.bin/firebase-functions');
    await promisify(execFile)(process.execPath, [binary, environment.functionsDir], {
      cwd: environment.functionsDir,
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        GCLOUD_PROJECT: environment.projectId,
        FUNCTIONS_CONTROL_API: 'true',
        FUNCTIONS_MANIFEST_OUTPUT_PATH: manifestFile,
      },
    });
    return JSON.parse(await readFile(manifestFile, 'utf8')) as Manifest;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function cpuOf({ cpu, availableMemoryMb }: Endpoint): number {
  expect(availableMemoryMb).toBeLessThanOrEqual(2048);
  return cpu ?? 1;
}

describe('functions manifest', () => {
  let manifest: Manifest;

  beforeAll(async () => {
    manifest = await discover();
  });

  const secretsOf = (name: string) => {
    const list = manifest.endpoints[name]?.['secretEnvironmentVariables'] as { key: string }[] | undefined;
    return list?.map(({ key }) => key).sort();
  };

  test('is found without params and secrets, and names every function', () => {
    expect(manifest.specVersion).toBe('v1alpha1');
    expect(Object.keys(manifest.endpoints).sort()).toEqual(['api', 'runJob', 'sendEmail', 'sweepJobs']);
  });

  test('all functions are of the 2nd generation and in us-central1', () => {
    for (const endpoint of Object.values(manifest.endpoints)) {
      expect(endpoint).toMatchObject({ platform: 'gcfv2', region: ['us-central1'] });
    }
  });

  test('api is a public HTTP function that serves 80 requests at once with one CPU', () => {
    expect(manifest.endpoints['api']).toMatchObject({
      entryPoint: 'api',
      httpsTrigger: { invoker: ['public'] },
      availableMemoryMb: 1024,
      cpu: 1,
      concurrency: 80,
      timeoutSeconds: 60,
      maxInstances: 10,
    });
    expect(secretsOf('api')).toEqual(['APP_SECRET', 'JWT_KEYRING']);
  });

  test('sendEmail works on a queue that retries with backoff and sends five mails at once at most', () => {
    expect(manifest.endpoints['sendEmail']).toMatchObject({
      entryPoint: 'sendEmail',
      availableMemoryMb: 256,
      concurrency: 5,
      timeoutSeconds: 60,
      maxInstances: 3,
      taskQueueTrigger: {
        retryConfig: { maxAttempts: 8, minBackoffSeconds: 10, maxBackoffSeconds: 240, maxDoublings: 5 },
        rateLimits: { maxConcurrentDispatches: 5, maxDispatchesPerSecond: 5 },
      },
    });
    // APP_SECRET gives the tokens of mailed links.
    expect(secretsOf('sendEmail')).toEqual(['APP_SECRET', 'SMTP_URL']);
  });

  test('runJob works on one job at a time, for nine minutes at most', () => {
    expect(manifest.endpoints['runJob']).toMatchObject({
      entryPoint: 'runJob',
      availableMemoryMb: 1024,
      concurrency: 1,
      timeoutSeconds: 540,
      maxInstances: 3,
      taskQueueTrigger: {
        retryConfig: { maxAttempts: 8, minBackoffSeconds: 10, maxBackoffSeconds: 240, maxDoublings: 5 },
        rateLimits: { maxConcurrentDispatches: 3, maxDispatchesPerSecond: 3 },
      },
    });
  });

  test.each(['sendEmail', 'runJob'])('nobody but the queue may call %s', (name) => {
    expect(manifest.endpoints[name]).not.toHaveProperty('httpsTrigger');
    expect(manifest.endpoints[name]).not.toHaveProperty('taskQueueTrigger.invoker');
  });

  test('sweepJobs runs every five minutes, one sweep at a time', () => {
    expect(manifest.endpoints['sweepJobs']).toMatchObject({
      entryPoint: 'sweepJobs',
      availableMemoryMb: 512,
      concurrency: 1,
      timeoutSeconds: 120,
      maxInstances: 1,
      scheduleTrigger: { schedule: 'every 5 minutes' },
    });
    expect(secretsOf('sweepJobs')).toBeUndefined();
  });

  describe('all instances together fit into the quota of a new project', () => {
    const sum = (of: (endpoint: Endpoint) => number) =>
      Object.values(manifest.endpoints).reduce((total, endpoint) => total + of(endpoint), 0);

    test('of processors: 20 in a region, and 10 for one function', () => {
      for (const { maxInstances } of Object.values(manifest.endpoints)) {
        expect(maxInstances).toBeLessThanOrEqual(10);
      }
      expect(sum((endpoint) => endpoint.maxInstances * cpuOf(endpoint))).toBeLessThanOrEqual(20);
    });

    test('of memory: 40 GiB in a region', () => {
      expect(sum((endpoint) => endpoint.maxInstances * endpoint.availableMemoryMb)).toBeLessThanOrEqual(
        40 * 1024,
      );
    });
  });

  test('deployment enables the APIs of the queue and the schedule', () => {
    expect(manifest.requiredAPIs.map(({ api }) => api).sort()).toEqual([
      'cloudscheduler.googleapis.com',
      'cloudtasks.googleapis.com',
    ]);
  });

  test('deployment suggests no value that only the deployer knows', () => {
    const open = manifest.params.filter((param) => param.type !== 'secret' && !('default' in param));
    expect(open.map(({ name }) => name).sort()).toEqual([
      'CONTACT_RECIPIENT',
      'MAIL_FROM',
      'SITE_URL',
      'TRUST_PROXY_HOPS',
    ]);
  });

  test('deployment asks for every param and secret', () => {
    expect(Object.fromEntries(manifest.params.map(({ name, type }) => [name, type]))).toEqual({
      SITE_URL: 'string',
      SITE_NAME: 'string',
      CORS_ORIGINS: 'string',
      MAIL_EVENTS_PROVIDER: 'string',
      MAIL_EVENTS_SECRET: 'string',
      PUBLIC_CORS: 'string',
      BUNDLED_PAGES: 'string',
      HOME_ADDRESS: 'string',
      POST_ADDRESS: 'string',
      PAGE_ADDRESS: 'string',
      PROJECT_ADDRESS: 'string',
      TAG_ADDRESS: 'string',
      PREVIEW_ADDRESS: 'string',
      ACCOUNT_ADDRESS: 'string',
      CONTACT_RECIPIENT: 'string',
      MAIL_FROM: 'string',
      REDIS_URL: 'string',
      FILES_BUCKET: 'string',
      CAPTCHA_PROVIDER: 'string',
      CAPTCHA_SITE_KEY: 'string',
      CAPTCHA_SECRET: 'string',
      REGISTRATION: 'string',
      CONTACT_RECEIPTS: 'string',
      UNSURE_FROM: 'string',
      SPAM_FROM: 'string',
      TRUST_PROXY_HOPS: 'int',
      RATE_LIMIT_SCALE: 'int',
      JWT_KEYRING: 'secret',
      APP_SECRET: 'secret',
      SMTP_URL: 'secret',
    });
  });
});
