/** A site that nobody has set up, as a browser has it: the suite's Hosting before an API, workers and a database of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { environment } from '../suite/environment.js';
import { freePort } from '../suite/free-port.js';
import type { RunningFunction } from '../suite/functions-framework.js';
import { startOwnProject, type OwnProject } from '../suite/own-project.js';
import { makeQueue } from '../work/own-queue.js';

/** See startNewSite. */
export interface NewSite {
  readonly url: string;
  readonly firestore: OwnProject['firestore'];
  /** Begins it anew: there are no accounts and no codes, and nothing knows of any. Until the first time it answers nothing. */
  begin(): Promise<void>;
  /** The code of the first admin, as `npm run create-admin -- --code` shows it. */
  makeCode(): Promise<string>;
  stop(): Promise<void>;
}

interface NewSiteOptions {
  /** Whether nothing of the seed is there, and mails and jobs are done: by workers of its own, through queues of its own. */
  readonly isWhole?: boolean;
}

const ACCOUNTS = ['users', 'user_emails', 'setup_codes', 'sessions'];

/**
 * Starts it, on a free port: what Hosting has files for comes from the suite's, all else from a function of its own.
 */
export async function startNewSite({ isWhole = false }: NewSiteOptions = {}): Promise<NewSite> {
  let api: RunningFunction | null = null;
  const server = createServer((incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? '/', environment.siteUrl);
    forward(api && !isOfHosting(pathname) ? api.url : environment.siteUrl, incoming, outgoing);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const project = await startOwnProject();
  const { firestore } = project;
  if (isWhole) await Promise.all([removeAll(firestore), startWorkers(project, url)]);
  return {
    url,
    firestore,
    begin: async () => {
      // An instance that has seen an admin asks no more: there always is one.
      await api?.stop();
      for (const name of ACCOUNTS) await firestore.recursiveDelete(firestore.collection(name));
      // It has to know where it is: what comes from elsewhere may not log in by cookie.
      api = await project.startInstance('api', { SITE_URL: url });
    },
    makeCode: () => makeCode(project.projectId),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await project.stop();
    },
  };
}

/** Whether Hosting answers a path itself, by firebase.json; what it has no file for would be the suite's own site. */
function isOfHosting(pathname: string): boolean {
  if (/^\/admin\/api(?:\/|$)/.test(pathname)) return false;
  if (/^\/(?:admin|account|api\/docs)(?:\/|$)/.test(pathname)) return true;
  return statSync(join('web/public', pathname), { throwIfNoEntry: false })?.isFile() ?? false;
}

/** An emulator that was started with the demo data begins each project with them. */
async function removeAll(firestore: OwnProject['firestore']): Promise<void> {
  const collections = await firestore.listCollections();
  await Promise.all(collections.map((collection) => firestore.recursiveDelete(collection)));
}

async function startWorkers(project: OwnProject, url: string): Promise<void> {
  await Promise.all(
    (['sendEmail', 'runJob'] as const).map(async (name) => {
      const port = await freePort();
      await makeQueue(project.projectId, name, port);
      // Outside of the emulator a task comes with a token that Cloud Run has checked.
      await project.startInstance(name, { SITE_URL: url, FUNCTIONS_EMULATOR: 'true' }, port);
    }),
  );
}

function forward(to: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, headers, url } = incoming;
  const passed = request(new URL(url ?? '/', to), { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  passed.on('error', () => outgoing.destroy());
  incoming.pipe(passed);
}

async function makeCode(projectId: string): Promise<string> {
  const script = ['scripts/create-admin.mjs', '--project', projectId, '--code'];
  const child = spawn(process.execPath, script);
  child.stdin.end();
  const [shown, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const [code] = /(?:\w{4}-){4}\w{4}/.exec(shown) ?? [];
  if (code === undefined) throw new Error(`No code was shown: ${shown}${errors}`);
  return code;
}
