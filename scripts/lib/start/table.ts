/**
 * What `npm start` prints when everything answers.
 */
import { relative } from 'node:path';
import { LOG_DIR } from '../paths.mjs';
import { HOST, type PortName, type Ports } from '../emulators/ports.ts';

/** The seed's accounts. */
const LOGINS = ['admin@firefolio.test', 'editor@firefolio.test', 'reader@firefolio.test'];

const PASSWORD = 'correct horse battery staple';

const PUBSUB_OFF: [string, string] = [
  'Pub/Sub emulator',
  'off: neither firebase-tools nor the Google Cloud CLI has it here',
];

const RULES_STAND_IN: [string, string] = [
  'Storage rules',
  'a stand-in refuses every client: firebase-tools can download the real program of them online',
];

interface TableOptions {
  readonly ports: Ports;
  readonly projectId: string;
  /** Whether the Pub/Sub emulator runs. */
  readonly pubsub: boolean;
  /** Whether storage.rules are judged by, and not a stand-in. */
  readonly storageRules: boolean;
  /** What the emulators began with. */
  readonly data: string;
  /** By which the first admin is made; null where there is one. */
  readonly code: string | null;
  /** How long the start took. */
  readonly seconds: number;
}

/** Where everything is, with the demo logins and a first request, in several lines. */
export function formatTable(options: TableOptions): string {
  const { ports, projectId, pubsub, storageRules, data, seconds, code } = options;
  const at = (variable: PortName, path = '') => `http://${HOST}:${ports[variable]}${path}`;
  const rows: [string, string][] = [
    ['The site', at('HOSTING_PORT', '/')],
    ['API: published posts', at('HOSTING_PORT', '/api/posts')],
    ['Admin API (needs a token)', at('HOSTING_PORT', '/admin/api/posts')],
    ['API: documentation', at('HOSTING_PORT', '/api/docs')],
    ['Mail inbox', at('MAIL_UI_PORT', '/')],
    ['The API without Hosting', at('FUNCTIONS_PORT', `/${projectId}/us-central1/api/api/posts`)],
    ['Firestore emulator', at('FIRESTORE_PORT', '/')],
    ['Storage emulator: its buckets', at('STORAGE_PORT', '/b')],
    ['Cloud Tasks statistics', at('TASKS_PORT', '/queueStats')],
    ['Scheduled functions', 'run once a minute'],
    ...(pubsub ? [] : [PUBSUB_OFF]),
    ...(storageRules ? [] : [RULES_STAND_IN]),
    ['Logs', `${relative(process.cwd(), LOG_DIR) || '.'}/emulators.log, maildev.log`],
  ];
  const width = Math.max(...rows.map(([what]) => what.length));
  const login = JSON.stringify({ email: LOGINS[0], password: PASSWORD });
  return [
    '',
    `Firefolio runs with ${data}, ready after ${seconds} s.`,
    '',
    ...rows.map(([what, where]) => `  ${what.padEnd(width)}  ${where}`),
    '',
    ...(code === null
      ? [
          `  Demo logins: ${LOGINS.join(', ')}`,
          `  Password of each: ${PASSWORD}`,
          `  curl -X POST ${at('HOSTING_PORT', '/api/auth/login')} -H 'content-type: application/json' -d '${login}'`,
        ]
      : [
          `  This site has no admin yet. Make yourself one: ${at('HOSTING_PORT', '/admin')}`,
          `  Code: ${code}  (for an hour, and one account; another: npm run create-admin -- --code)`,
        ]),
    '',
    'Ctrl-C saves the data and stops everything.',
  ].join('\n');
}
