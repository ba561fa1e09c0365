import { environment } from '../suite/environment.js';

/**
 * Runs a scheduled function of the emulated project once, as Cloud Scheduler would.
 *
 * @param name the exported name, such as `sweepJobs`
 * @throws Error when the function ends with an error or there is none of that name
 */
export async function runScheduled(name: string): Promise<void> {
  const { origin, pathname } = new URL(environment.functionsUrl);
  const [, project = '', region = ''] = pathname.split('/');
  // The emulator numbers its generations of event functions; a reload keeps the first one.
  const url = `${origin}/functions/projects/${project}/triggers/${region}-${name}-0`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'x-cloudscheduler': 'true', 'x-cloudscheduler-scheduletime': new Date().toISOString() },
  });
  if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
}
