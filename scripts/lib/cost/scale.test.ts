import { expect, test } from '@jest/globals';
import { localRoutes } from '../build/openapi-document.ts';
import type { CostOf } from './public-reads.ts';
import { playHour } from './scale.ts';
import { hourOf, INSTANCES, modelOf } from './scale-report.ts';

const costs = new Map(localRoutes().map(({ name, cost }) => [name, cost]));
const costOf: CostOf = (route) => {
  const cost = costs.get(route);
  if (!cost) throw new Error(route);
  return cost;
};

test.each(INSTANCES)('the model knows within 5 %% what an hour of %i instances reads', async (instances) => {
  const hour = { ...hourOf(instances), views: 80_000 };
  const { answerReads, directoryReads, checks, stale, oldestSeconds } = await playHour(hour, costOf);
  const model = modelOf(hour, costOf);
  const off = (said: number, played: number) => Math.abs(said / played - 1);
  expect(off(model.answers, answerReads)).toBeLessThan(0.05);
  expect(off(model.directory, directoryReads)).toBeLessThan(0.05);
  const all = answerReads + directoryReads + checks;
  expect(off(model.answers + model.directory + model.checks, all)).toBeLessThan(0.05);
  // What was written over is served for 5 s at most.
  if (instances <= 10) expect(stale).toBeGreaterThan(0);
  expect(oldestSeconds).toBeLessThanOrEqual(5);
});
