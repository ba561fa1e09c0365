/**
 * `npm test -- --watch`: what the tests need stays up, and they run again at each change and at Enter, until someone ends it.
 */
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { whenAskedToEnd } from '../emulators/processes.ts';
import { describeOutcome, sum } from './jest-phase.ts';
import { ROOT } from '../paths.mjs';
import { showFailure, type TestOptions } from './run-tests.ts';
import { apiProjects, TestRun } from './test-run.ts';
import { chooseStages } from './test-stages.ts';
import { UserError } from '../user-error.mjs';

/** Where a change matters to tests. */
const WATCHED = ['functions/src', 'functions/test', 'client/src', 'scripts', 'web/admin/src', 'web/public'];

/** An editor may write a file more than once, and a branch has many. */
const QUIET_MS = 100;

/** Runs the tests whose path matches until it is asked to end. @throws UserError when none does, or without pattern */
export async function watchTests({ patterns, jestOptions }: TestOptions): Promise<void> {
  if (patterns.length === 0) throw new UserError('say which tests: npm test -- --watch contact');
  const files = (): number =>
    chooseStages(patterns).flatMap((stage) => stage.flatMap((phase) => phase.files)).length;
  if (files() === 0) throw new UserError(`no test matches ${patterns.join(', ')}`);
  const run = new TestRun({ isWhole: false, jestOptions });
  const changes = new Changes();
  try {
    run.start(chooseStages(patterns).flat());
    await Promise.race([run.started(), changes.over]);
    let isStale = false;
    for (let round = 1; !changes.isOver(); round += 1) {
      await Promise.race([runRound(run, { patterns, round, isStale }), changes.over]);
      if (!changes.isOver()) console.log('Waiting for a change. Enter runs again, Ctrl-C ends.');
      isStale = await changes.next();
    }
    console.log('\nstopping …');
  } finally {
    changes.close();
    await run.end();
  }
}

interface Round {
  readonly patterns: readonly string[];
  /** From 1. */
  readonly round: number;
  /** Whether anything but tests has changed since what runs was built. */
  readonly isStale: boolean;
}

async function runRound(run: TestRun, { patterns, round, isStale }: Round): Promise<void> {
  const startedAt = performance.now();
  try {
    if (isStale) await run.refresh();
    // A project that no round has had begins with the seed.
    const projects = apiProjects(`api-${round}`);
    const results = [];
    for (const stage of chooseStages(patterns)) results.push(...(await run.runStage(stage, projects)));
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`${describeOutcome(sum(results))} in ${seconds} s`);
  } catch (error) {
    showFailure(error);
  }
}

/** What asks for another round, and what ends them. */
class Changes {
  /** Resolves when somebody ends it. */
  readonly over: Promise<void>;
  private ended = false;
  private isStale = false;
  private readonly closing = new AbortController();
  private pending = Promise.withResolvers<undefined>();

  constructor() {
    const { signal } = this.closing;
    for (const folder of WATCHED.map((name) => join(ROOT, name)).filter((path) => existsSync(path))) {
      watch(folder, { recursive: true, signal }, (_event, name) => {
        this.note(name ?? '');
      });
    }
    createInterface({ input: process.stdin, signal }).on('line', () => {
      this.note('');
    });
    const over = Promise.withResolvers<undefined>();
    this.over = over.promise;
    whenAskedToEnd(() => {
      this.ended = true;
      this.note('');
      over.resolve(undefined);
    });
  }

  /**
   * Waits for the next change, or the end; what has changed since the last call counts.
   *
   * @returns whether it was more than tests
   */
  async next(): Promise<boolean> {
    await this.pending.promise;
    await delay(QUIET_MS);
    this.pending = Promise.withResolvers<undefined>();
    const { isStale } = this;
    this.isStale = false;
    return isStale;
  }

  isOver(): boolean {
    return this.ended;
  }

  close(): void {
    this.closing.abort();
  }

  private note(file: string): void {
    this.isStale ||= !file.endsWith('.test.ts');
    this.pending.resolve(undefined);
  }
}
