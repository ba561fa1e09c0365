import {
  areFilesEmulated,
  filesBucket,
  hasExecutionIds,
  projectId,
  tasksEmulatorHost,
  type ApiConfig,
  type MailConfig,
} from '../config/index.js';
import {
  BrokenDocuments,
  cloudFileStore,
  cloudLogger,
  cloudQueueControls,
  cloudRequestLines,
  cloudTaskQueue,
  emulatedQueueControls,
  lazyFirestore,
  lazyRedis,
  smtpMailer,
  systemClock,
  type ApiPlatform,
  type MailPlatform,
  type Platform,
  type QueueControls,
} from '../platform/index.js';

/** The adapters of a deployed function, in the emulator suite those to the emulators. Each connects on first use. */
export function createPlatform(): Platform {
  const files = { projectId: projectId(), bucket: filesBucket(), isEmulated: areFilesEmulated() };
  return {
    clock: systemClock,
    logger: cloudLogger,
    firestore: lazyFirestore(projectId()),
    files: cloudFileStore(files),
    broken: new BrokenDocuments(cloudLogger),
    queues: { sendEmail: cloudTaskQueue('sendEmail'), runJob: cloudTaskQueue('runJob') },
  };
}

/** The adapters of the `api` function. Under the functions framework its lines are written `outside` of requests: see cloudRequestLines. */
export function createApiPlatform(
  { REDIS_URL: url }: Pick<ApiConfig, 'REDIS_URL'>,
  outside = (write: () => void): void => {
    write();
  },
): ApiPlatform {
  return {
    ...createPlatform(),
    requestLines: cloudRequestLines({ project: projectId(), hasExecutionIds: hasExecutionIds(), outside }),
    controls: queueControls(),
    redis: url === '' ? undefined : lazyRedis(url, cloudLogger),
  };
}

/** The adapters of the `sendEmail` function. */
export function createMailPlatform({ SMTP_URL: url }: Pick<MailConfig, 'SMTP_URL'>): MailPlatform {
  return { ...createPlatform(), mailer: smtpMailer(url) };
}

/** The queues of the deployed functions; in the emulator suite those of the Cloud Tasks emulator. */
function queueControls(): QueueControls {
  const emulatorHost = tasksEmulatorHost();
  const project = projectId();
  return emulatorHost === undefined
    ? cloudQueueControls(project)
    : emulatedQueueControls(emulatorHost, project);
}
