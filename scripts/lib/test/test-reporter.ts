/**
 * Jest's own report without its summary, which names the path of every file that ran and says each failure twice. With
 * ONLY_FAILURES in the environment it is silent of what passed.
 */
import { DefaultReporter, type AggregatedResult, type Test, type TestResult } from '@jest/reporters';

/** What Jest takes as a reporter. */
export default class TestReporter extends DefaultReporter {
  /** Called by Jest after each file. */
  override onTestResult(test: Test, result: TestResult, total: AggregatedResult): void {
    if (process.env['ONLY_FAILURES'] && result.numFailingTests === 0 && !result.testExecError) return;
    super.onTestResult(test, result, total);
  }
}
