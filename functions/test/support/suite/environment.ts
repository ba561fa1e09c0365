function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`${name} is not set: these tests run inside the emulator suite, started by npm test.`);
  }
  return value;
}

/** Where the running suite is; see scripts/lib/test/run-tests.ts. */
export const environment = {
  /** Hosting, which rewrites to the function. */
  siteUrl: required('FIREFOLIO_SITE_URL'),
  /** The api function's own URL. */
  functionUrl: required('FIREFOLIO_FUNCTION_URL'),
  /** Base URL of all functions. */
  functionsUrl: required('FIREFOLIO_FUNCTIONS_URL'),
  /** The staged functions; only where functions are emulated. */
  get functionsDir() {
    return required('FIREFOLIO_FUNCTIONS_DIR');
  },
  projectId: required('FIREFOLIO_PROJECT_ID'),
  /** Of all tiers: what looks back at the whole run looks at each. */
  get allProjectIds() {
    return [this.projectId, ...required('FIREFOLIO_API_PROJECTS').split(',')];
  },
  firestoreHost: required('FIRESTORE_EMULATOR_HOST'),
  storageHost: new URL(required('STORAGE_EMULATOR_HOST')).host,
  /** Whether it judges clients by storage.rules; else a stand-in refuses them all (scripts/lib/emulators/storage-rules.ts). */
  hasStorageRules: required('FIREFOLIO_STORAGE_RULES') === 'true',
  mailUiUrl: required('MAIL_UI_URL'),
  /** Where the operations that tests call are written down. */
  callsFile: required('FIREFOLIO_CALLS_FILE'),
} as const;
