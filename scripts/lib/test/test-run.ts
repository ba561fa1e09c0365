/**
 * What one `npm test` has: its processes, what its tests need, and what they have come to.
 */
import { rmSync } from 'node:fs';
import { projectEnvironment } from '../install.mjs';
import { runJest, type Outcome } from './jest-phase.ts';
import { createRunId, endRunProcesses, killRunProcesses, runTempDir } from '../emulators/processes.ts';
import { API_WORKERS, type ChosenPhase } from './test-stages.ts';
import { bundleHost, startTestDatabase, startTestSuite, type TestSuite } from './test-suite.ts';

interface RunOptions {
  /** Whether all tests run. */
  readonly isWhole: boolean;
  /** Passed to Jest as they are. */
  readonly jestOptions: readonly string[];
}

/** What a phase has come to. */
export interface PhaseResult extends Outcome {
  readonly phase: ChosenPhase;
  readonly seconds: number;
}

/** The stages of a run, and all that they start. */
export class TestRun {
  /** The mark of its processes. */
  readonly id = createRunId();
  private readonly options: RunOptions;
  private starting: Promise<TestSuite> | undefined;
  private bundling: Promise<string> | undefined;
  private suite: TestSuite | undefined;

  constructor(options: RunOptions) {
    this.options = options;
    process.once('exit', () => {
      killRunProcesses(this.id);
    });
  }

  /** Starts what these phases need. What becomes of it is told by runStage. */
  start(phases: readonly ChosenPhase[]): void {
    const needs = (what: ChosenPhase['needs']): boolean => phases.some((phase) => phase.needs === what);
    // The suite's database serves both, so that what looks back at the run finds all in one place.
    if (needs('suite')) this.starting = startTestSuite(this.id);
    else if (needs('database')) this.starting = startTestDatabase(this.id);
    if (needs('database')) this.bundling = bundleHost(this.id);
    for (const started of [this.starting, this.bundling]) started?.catch(() => undefined);
  }

  /** Waits until what was started is there. @throws UserError when it does not start */
  async started(): Promise<void> {
    await Promise.all([this.starting, this.bundling]);
  }

  /**
   * Runs phases side by side, once what they need is there.
   *
   * @param projects the Firestore projects of the api tests' workers
   * @throws UserError when that does not start, or ends by itself
   */
  async runStage(stage: readonly ChosenPhase[], projects = apiProjects()): Promise<PhaseResult[]> {
    if (stage.some(({ needs }) => needs)) this.suite = await this.starting;
    return Promise.all(stage.map((phase) => this.runPhase(phase, projects, stage.length > 1)));
  }

  /** Takes over what has changed in the clone since the start. @throws UserError when it does not compile */
  async refresh(): Promise<void> {
    const suite = await this.starting;
    if (this.bundling) this.bundling = bundleHost(this.id);
    this.bundling?.catch(() => undefined);
    await suite?.refresh();
    await this.bundling;
  }

  /** Saves and shows the emulators' log. */
  keepLog(): void {
    this.suite?.keepLog();
  }

  /** Ends all processes, those too that tests have started. */
  async end(): Promise<void> {
    const suite = await this.starting?.catch(() => undefined);
    await suite?.stop();
    await endRunProcesses(this.id);
    rmSync(runTempDir(this.id), { recursive: true, force: true });
  }

  private async runPhase(
    phase: ChosenPhase,
    projects: readonly string[],
    isBeside: boolean,
  ): Promise<PhaseResult> {
    const env = {
      ...projectEnvironment(),
      ...(phase.needs && this.suite?.env),
      FIREFOLIO_WHOLE_RUN: String(this.options.isWhole),
      ...(phase.needs && { FIREFOLIO_API_PROJECTS: projects.join() }),
      ...(phase.needs === 'database' && { FIREFOLIO_HOST_BUNDLE: await this.bundling }),
    };
    const startedAt = performance.now();
    const outcome = await runJest({
      ...phase,
      ...{ runId: this.id, env, isBeside },
      jestOptions: this.options.jestOptions,
      aborted: phase.needs && this.suite?.failed,
    });
    return { ...outcome, phase, seconds: (performance.now() - startedAt) / 1000 };
  }
}

/**
 * Firestore projects for the api tests' workers, in the order in which Jest counts them. The emulator begins each with the
 * seed.
 *
 * @param name what tells them from those of another run in the same emulator
 */
export function apiProjects(name = 'api'): string[] {
  return Array.from({ length: API_WORKERS }, (_, index) => `demo-firefolio-${name}-${index + 1}`);
}
