/** A site that nobody has set up, as a browser has it: the suite's dashboard before an API and a database of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { environment } from '../suite/environment.js';
import type { RunningFunction } from '../suite/functions-framework.js';
import { startOwnProject, type OwnProject } from '../suite/own-project.js';

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

const ACCOUNTS = ['users', 'user_emails', 'setup_codes', 'sessions'];

/** Starts it, on a free port: the API's paths lead to a function of its own, all others to the suite's Hosting. */
export async function startNewSite(): Promise<NewSite> {
  let api: RunningFunction | null = null;
  const server = createServer((incoming, outgoing) => {
    const isApi = /^\/(?:admin\/)?api\//.test(incoming.url ?? '');
    forward(isApi && api ? api.url : environment.siteUrl, incoming, outgoing);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const project = await startOwnProject();
  return {
    url,
    firestore: project.firestore,
    begin: async () => {
      // An instance that has seen an admin asks no more: there always is one.
      await api?.stop();
      for (const name of ACCOUNTS)
        await project.firestore.recursiveDelete(project.firestore.collection(name));
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
