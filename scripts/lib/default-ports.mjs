/**
 * The ports that everything listens on where the environment does not say otherwise.
 * @typedef {{port: number, emulator?: string, what: string}} DefaultPort
 */

/** Environment variable → default port and what listens there. The names of the emulators are firebase.json's. */
export const PORTS =
  /** @satisfies {Record<string, DefaultPort>} */
  ({
    HOSTING_PORT: { port: 5000, emulator: 'hosting', what: 'Hosting (the site and the API)' },
    FUNCTIONS_PORT: { port: 5001, emulator: 'functions', what: 'the Functions emulator' },
    FIRESTORE_PORT: { port: 8080, emulator: 'firestore', what: 'the Firestore emulator' },
    FIRESTORE_WEBSOCKET_PORT: { port: 9150, what: "the Firestore emulator's websocket" },
    STORAGE_PORT: { port: 9199, emulator: 'storage', what: 'the Storage emulator' },
    TASKS_PORT: { port: 9499, emulator: 'tasks', what: 'the Cloud Tasks emulator' },
    PUBSUB_PORT: { port: 8085, emulator: 'pubsub', what: 'the Pub/Sub emulator' },
    EVENTARC_PORT: { port: 9299, emulator: 'eventarc', what: 'the Eventarc emulator' },
    SMTP_PORT: { port: 1025, what: "MailDev's SMTP server" },
    MAIL_UI_PORT: { port: 1080, what: "MailDev's inbox" },
    HUB_PORT: { port: 4400, emulator: 'hub', what: "the emulator suite's hub" },
    LOGGING_PORT: { port: 4500, emulator: 'logging', what: "the emulator suite's log server" },
  });
