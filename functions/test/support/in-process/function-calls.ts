import type { IncomingMessage, RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import type { TaskHandler } from './delivering-queue.js';

/** What Cloud Tasks and Cloud Scheduler call. */
export interface CalledFunctions {
  readonly sendEmail: TaskHandler;
  readonly runJob: TaskHandler;
  readonly sweepJobs: () => Promise<void>;
}

/** Answers as the Functions emulator does: 204 for a task that is done, 500 for one that must come again. */
export function functionCalls({ sweepJobs, ...tasks }: CalledFunctions): RequestListener {
  return (request, response) => {
    const name = /(\w+)(?:-0)?$/.exec(request.url ?? '')?.[1] ?? '';
    void answer(name, request).then((status) => response.writeHead(status).end());
  };

  async function answer(name: string, request: IncomingMessage): Promise<number> {
    const body = await text(request);
    try {
      if (name === 'sweepJobs') await sweepJobs();
      else if (name === 'sendEmail' || name === 'runJob')
        await tasks[name](JSON.parse(body) as { data: unknown });
      else return 404;
      return 204;
    } catch {
      return 500;
    }
  }
}
