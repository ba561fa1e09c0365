import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** What a mail server does to its clients. */
export type SmtpMood =
  | 'well'
  | 'busy'
  | 'refusing the sender'
  | 'greylisting'
  | 'silent'
  | 'holding'
  | 'silent after DATA'
  | 'slow after DATA'
  | 'dying in DATA'
  | 'dying after DATA';

/** A mail that the server has taken, whether or not its client has heard so. */
export interface TakenMail {
  readonly messageId: string;
  readonly source: string;
  /** When its client had sent all of it, in ms of the machine's clock. */
  readonly sentAt: number;
  /** When it was stored. */
  readonly at: number;
  /** Whether the server has said 250. */
  isAnswered: boolean;
}

/** A running mail server whose mood is changed while it runs. */
export interface FaultySmtp {
  /** `host:port`. */
  readonly host: string;
  mood: SmtpMood;
  /** Every mail taken, the same one again included. */
  readonly taken: readonly TakenMail[];
  /** How many clients wait for an answer that the mood keeps from them. */
  readonly held: number;
  /** Called with each mail once it is stored, and waited for before the client is told. */
  onTaken: (mail: TakenMail) => Promise<void> | void;
  stop(): Promise<void>;
}

/** A sender and recipient that are seen for the first time wait for this long, in ms. */
const GREYLISTED_MS = 4_000;

/** How long a slow one takes to look at a mail before it says that it has taken it, in ms: scanners do. */
const SCANNED_MS = 25_000;

/** Starts one on a free port. */
export async function startFaultySmtp(): Promise<FaultySmtp> {
  const taken: TakenMail[] = [];
  const waiting = new Set<string>();
  let greylistedAt: number | null = null;
  let present: SmtpMood = 'well';
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect: ({ id }, done) => {
      if (present === 'silent') waiting.add(id);
      else done(present === 'busy' ? refusal(421, '4.3.2 too busy, try again later') : null);
    },
    onClose: ({ id }) => {
      waiting.delete(id);
    },
    onMailFrom: (_address, _session, done) => {
      done(present === 'refusing the sender' ? refusal(550, '5.7.1 we do not know you') : null);
    },
    onRcptTo: (_address, { id }, done) => {
      if (present === 'holding') {
        waiting.add(id);
        return;
      }
      if (present === 'greylisting') greylistedAt ??= Date.now();
      const isGreylisted = greylistedAt !== null && Date.now() < greylistedAt + GREYLISTED_MS;
      done(isGreylisted ? refusal(450, '4.2.0 greylisted, come back later') : null);
    },
    onData: (stream, session, done) => {
      void receive(stream, session).then((isAnswered) => {
        if (isAnswered) done();
      });
    },
  });
  server.on('error', () => undefined); // clients that are killed

  /** Takes a mail. @returns whether the client is told */
  async function receive(stream: Readable, session: SMTPServerSession): Promise<boolean> {
    const mood = present;
    if (mood === 'dying in DATA') {
      stream.once('data', () => socketOf(server, session)?.destroy());
      stream.resume();
      return false;
    }
    const source = await text(stream);
    const sentAt = Date.now();
    if (mood === 'slow after DATA') await delay(SCANNED_MS, undefined, { ref: false });
    const messageId = /^Message-ID:\s*(\S+)/im.exec(source)?.[1] ?? '';
    const mail = { messageId, source, sentAt, at: Date.now(), isAnswered: false };
    taken.push(mail);
    if (mood === 'dying after DATA') socketOf(server, session)?.destroy();
    if (mood === 'silent after DATA') waiting.add(session.id);
    if (mood === 'dying after DATA' || mood === 'silent after DATA') return false;
    await smtp.onTaken(mail);
    mail.isAnswered = true;
    return true;
  }

  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.server.address() as AddressInfo;
  const smtp: FaultySmtp = {
    host: `127.0.0.1:${port}`,
    get mood() {
      return present;
    },
    set mood(mood) {
      greylistedAt = null;
      present = mood;
    },
    taken,
    get held() {
      return waiting.size;
    },
    onTaken: () => undefined,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  };
  return smtp;
}

function refusal(responseCode: number, reason: string): Error {
  return Object.assign(new Error(reason), { responseCode });
}

/** The server has no way to end a connection without a word. */
function socketOf({ connections }: SMTPServer, { id }: SMTPServerSession): Socket | undefined {
  const open = [...connections] as { readonly session: SMTPServerSession; readonly _socket: Socket }[];
  return open.find(({ session }) => session.id === id)?._socket;
}
