import { parseConfig } from './load-config.js';
import { params, REGION, secrets } from './params.js';
import { apiConfigSchema, mailConfigSchema, type ApiConfig, type MailConfig } from './schema.js';

export { REGION, secrets, TASK_ATTEMPTS } from './params.js';
export type { ApiConfig, KeyringJwks, MailConfig } from './schema.js';

/** What was parsed at the start is not parsed again. */
let apiConfig: ApiConfig | undefined;
let mailConfig: MailConfig | undefined;

/** Configuration of the `api` function. @throws Error that names each missing or wrong key */
export function loadApiConfig(): ApiConfig {
  return (apiConfig ??= parseConfig(apiConfigSchema, rawValues()));
}

/** Configuration of the `sendEmail` function. @throws Error that names each missing or wrong key */
export function loadMailConfig(): MailConfig {
  return (mailConfig ??= parseConfig(mailConfigSchema, rawValues()));
}

/**
 * In a process that was started to run one function: parses that function's configuration, so that a deployment
 * with a missing or wrong value fails at start instead of at the first request. Elsewhere (deployment's discovery,
 * where secrets are not there) it does nothing.
 *
 * @throws Error that names each missing or wrong key
 */
export function checkConfigAtStart(): void {
  if (process.env['FUNCTIONS_CONTROL_API'] === 'true') return;
  const loaders = new Map<string | undefined, () => unknown>([
    ['api', loadApiConfig],
    ['sendEmail', loadMailConfig],
  ]);
  loaders.get(process.env['FUNCTION_TARGET'])?.();
}

/** Where the Functions emulator has the `api` function, such as `/demo-firefolio/us-central1/api`; undefined elsewhere. */
export function emulatedPath(): string | undefined {
  const { FUNCTIONS_EMULATOR: isEmulated, GCLOUD_PROJECT: project } = process.env;
  return isEmulated === 'true' ? `/${String(project)}/${REGION}/api` : undefined;
}

/** `host:port` of the Cloud Tasks emulator, or undefined in production. */
export function tasksEmulatorHost(): string | undefined {
  return process.env['CLOUD_TASKS_EMULATOR_HOST'];
}

/** Whether files lie in the Storage emulator, by the variable through which Cloud Storage's client finds it. */
export function areFilesEmulated(): boolean {
  return process.env['STORAGE_EMULATOR_HOST'] !== undefined;
}

/**
 * The bucket of the site's files: FILES_BUCKET, or else the project's default one, which the platform names where the project has
 * one.
 */
export function filesBucket(): string {
  const { FILES_BUCKET: named, FIREBASE_CONFIG: platform } = process.env;
  if (named) return named;
  const { storageBucket } = (platform?.startsWith('{') ? JSON.parse(platform) : {}) as {
    storageBucket?: string;
  };
  return storageBucket ?? `${projectId()}.firebasestorage.app`;
}

/** Whether the functions framework marks each line of the log with the id of its execution, as in production. */
export function hasExecutionIds(): boolean {
  return process.env['LOG_EXECUTION_ID'] === 'true';
}

/** How the site is called until its settings say otherwise: the param SITE_NAME. */
export function siteName(): string {
  return process.env['SITE_NAME'] ?? String(defaultOf('SITE_NAME'));
}

/** The project that the function runs in; empty outside of one. */
export function projectId(): string {
  return process.env['GCLOUD_PROJECT'] ?? '';
}

function rawValues(): Record<string, unknown> {
  return Object.fromEntries(
    [...Object.keys(params), ...Object.keys(secrets)].map((name) => [
      name,
      process.env[name] ?? defaultOf(name),
    ]),
  );
}

function defaultOf(name: string): unknown {
  return name in params ? params[name as keyof typeof params].options.default : undefined;
}
