import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** What an SMTP server says to a command that it does not take. */
export interface Refusal {
  readonly code: number;
  readonly reason: string;
}

/** How a server answers a command: undefined takes it, a promise makes the client wait for the answer. */
export type SmtpAnswer = Refusal | undefined | Promise<undefined>;

/** How a server answers; changed while it runs it answers otherwise from then on. */
export interface SmtpAnswers {
  mailFrom: SmtpAnswer;
  rcptTo: SmtpAnswer;
  data: SmtpAnswer;
  login: SmtpAnswer;
}

/** A running SMTP server of one's own. */
export interface TestSmtpServer {
  /** `smtp://…`, without credentials. */
  readonly url: string;
  readonly answers: SmtpAnswers;
  /** Sources of the mails that came in, those included that were refused after DATA. */
  readonly mails: readonly string[];
  /** The recipients that were taken of each of them, as its envelope had them. */
  readonly recipients: readonly (readonly string[])[];
  stop(): Promise<void>;
}

/**
 * Starts an SMTP server on a free port that takes all but what a test wants refused.
 *
 * @param options of the server itself, such as extensions that it has not
 */
export async function startSmtpServer(
  refusals: Partial<SmtpAnswers> = {},
  options: SMTPServerOptions = {},
): Promise<TestSmtpServer> {
  const answers: SmtpAnswers = {
    mailFrom: undefined,
    rcptTo: undefined,
    data: undefined,
    login: undefined,
    ...refusals,
  };
  const mails: string[] = [];
  const recipients: string[][] = [];
  const server = new SMTPServer({
    ...options,
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => {
      void errorOf(answers.login).then((error) => {
        done(error, { user: 'test' });
      });
    },
    onMailFrom: (_address, _session, done) => {
      void errorOf(answers.mailFrom).then(done);
    },
    onRcptTo: (_address, _session, done) => {
      void errorOf(answers.rcptTo).then(done);
    },
    onData: (stream, { envelope }, done) => {
      recipients.push(envelope.rcptTo.map(({ address }) => address));
      void text(stream)
        .then((source) => mails.push(source))
        .then(() => errorOf(answers.data))
        .then((error) => {
          done(error);
        });
    },
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(resolve);
    });
  return { url: `smtp://127.0.0.1:${port}`, answers, mails, recipients, stop };
}

async function errorOf(answer: SmtpAnswer): Promise<Error | null> {
  const refusal = await answer;
  return refusal ? Object.assign(new Error(refusal.reason), { responseCode: refusal.code }) : null;
}
