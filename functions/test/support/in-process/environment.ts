import { TestEnvironment } from 'jest-environment-node';
import type { Host, startHost } from './host.js';

/** Loaded once in each of Jest's workers, and so is the host. */
let host: Promise<Host> | undefined;

/** Runs test files beside the whole product in one process; see host.ts. */
export default class InProcessEnvironment extends TestEnvironment {
  /** Starts the host before the worker's first test file. */
  override async setup(): Promise<void> {
    await super.setup();
    const { variables, ...parts } = await (host ??= loadHost());
    Object.assign(this.global.process.env, variables);
    Object.assign(this.global, { firefolioHost: parts });
  }
}

async function loadHost(): Promise<Host> {
  const bundle = process.env['FIREFOLIO_HOST_BUNDLE'];
  if (bundle === undefined)
    throw new Error('FIREFOLIO_HOST_BUNDLE is not set: run these tests with npm test');
  const module = (await import(bundle)) as { readonly startHost: typeof startHost };
  return module.startHost(ownProject(), process.env);
}

/** Jest counts its workers from 1. */
function ownProject(): string {
  const projects = process.env['FIREFOLIO_API_PROJECTS']?.split(',') ?? [];
  const project = projects[Number(process.env['JEST_WORKER_ID'] ?? '1') - 1];
  if (project === undefined) throw new Error('FIREFOLIO_API_PROJECTS has no project for this worker');
  return project;
}
