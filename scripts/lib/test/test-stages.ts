/**
 * What `npm test` runs after each other and side by side (docs/adr/0028-tests-in-tiers.md), and what that needs.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../paths.mjs';

/** Each has a project of its own in the Firestore emulator, of which it needs most. */
export const API_WORKERS = 2;

/** Some of Jest's projects, in one run of Jest. */
interface Phase {
  /** For people, and for its files. */
  readonly name: string;
  /** Display names in jest.config.mjs. */
  readonly projects: readonly string[];
  /** Globs of where its tests lie. */
  readonly tests: readonly string[];
  /** Nothing when absent. */
  readonly needs?: 'database' | 'suite';
  /** Processes that run files at once. */
  readonly workers: number;
}

/** A phase with the test files of it that are asked for, absolute. */
export interface ChosenPhase extends Phase {
  readonly files: readonly string[];
}

/** The phases of a stage run side by side: tests of the platform wait most of their time, for retries and processes. */
const STAGES: readonly (readonly Phase[])[] = [
  [
    {
      name: 'unit',
      projects: ['unit'],
      tests: [
        'functions/src/**/*.test.ts',
        'client/src/**/*.test.ts',
        'web/admin/src/**/*.test.ts',
        'scripts/**/*.test.ts',
        'bench/**/*.test.ts',
      ],
      workers: 2,
    },
  ],
  [
    {
      name: 'api',
      projects: ['api'],
      tests: ['functions/test/api/**/*.test.ts'],
      needs: 'database',
      workers: API_WORKERS,
    },
    {
      name: 'platform',
      projects: ['rules', 'integration', 'security', 'browser'],
      tests: ['functions/test/{rules,integration,security,browser}/**/*.test.ts'],
      needs: 'suite',
      workers: 1,
    },
  ],
  [
    {
      name: 'after',
      projects: ['after'],
      tests: ['functions/test/after/**/*.test.ts'],
      needs: 'suite',
      workers: 1,
    },
  ],
];

/**
 * The stages that have tests which are asked for.
 *
 * @param patterns regular expressions; a test is asked for when its path matches one, or when there are none
 */
export function chooseStages(patterns: readonly string[]): ChosenPhase[][] {
  const expressions = patterns.map((pattern) => new RegExp(pattern, 'i'));
  const isAskedFor = (file: string): boolean =>
    expressions.length === 0 || expressions.some((expression) => expression.test(file));
  const choose = (phase: Phase): ChosenPhase => ({
    ...phase,
    files: phase.tests
      .flatMap((glob) => globSync(glob, { cwd: ROOT }))
      .sort()
      .filter(isAskedFor)
      .map((file) => join(ROOT, file)),
  });
  const chosen = STAGES.map((stage) => stage.map(choose).filter(({ files }) => files.length > 0));
  return chosen.filter((stage) => stage.length > 0);
}
