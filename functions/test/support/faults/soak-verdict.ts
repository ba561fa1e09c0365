import type { TakenMail } from './faulty-smtp.ts';
import type { MailSite } from './mail-site.ts';
import type { Sending } from './visitors.ts';

/** What came of the letters that were sent during one fault. */
export interface FaultOutcome {
  readonly fault: string;
  readonly sendings: readonly Sending[];
  /** When it began, in ms of the machine's clock. */
  readonly from: number;
}

/** What is true of one fault's letters. */
export interface FaultFigures {
  readonly fault: string;
  readonly sent: number;
  /** Answered with 202. */
  readonly accepted: number;
  /** Of those, how many the mail server has taken at least once. */
  readonly delivered: number;
  /** Mails that were taken once more. */
  readonly duplicates: number;
  /** Of those, how many though the one before could have been noted. */
  readonly withoutCause: number;
  readonly lost: number;
  /** How often each status was answered, 0 standing for a lost connection. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  /** From the fault's begin until the last of its mails was there. */
  readonly untilArrivedMs: number;
}

/** What is true of a run, and what of it breaks a promise. */
export interface Verdict {
  readonly figures: readonly FaultFigures[];
  readonly broken: readonly string[];
}

/** Within this time a mail that was taken is noted, in ms, where nothing is in the way. */
const NOTED_WITHIN_MS = 3_000;

/** Statuses that a visitor may be answered with; 0 is a lost connection. */
const ALLOWED = ['202', '503', '0'];

/** Compares what was accepted with what is stored and what the mail server has taken. */
export async function judgeRun(site: MailSite, outcomes: readonly FaultOutcome[]): Promise<Verdict> {
  const [{ docs: messages }, jobs] = await Promise.all([
    site.firestore.collection('contact_messages').get(),
    site.readJobs(),
  ]);
  const jobOf = new Map(messages.map((doc) => [doc.id, String(doc.get('mail_job_id'))]));
  const taken = Map.groupBy(site.smtp.taken, ({ messageId }) => /^<(.+)@/.exec(messageId)?.[1] ?? messageId);
  const figures = outcomes.map((outcome) => figuresOf(outcome, { site, jobOf, taken }));
  const unended = [...jobs.values()].filter(({ status }) => status !== 'sent');
  const texts = messages.map((doc) => String(doc.get('message')));
  const twice = texts.length - new Set(texts).size;
  const sent = new Set(outcomes.flatMap(({ sendings }) => sendings.map(({ letter }) => letter.message)));
  const strange = texts.filter((text) => !sent.has(text)).length;
  return {
    figures,
    broken: [
      ...figures.flatMap(brokenBy),
      ...unended.map(({ id, status, lastError }) => `mail job ${id} is ${status}: ${lastError ?? ''}`),
      ...(twice > 0 ? [`${twice} messages are stored twice`] : []),
      ...(strange > 0 ? [`${strange} messages are stored that nobody has sent`] : []),
    ],
  };
}

interface Evidence {
  readonly site: MailSite;
  readonly jobOf: ReadonlyMap<string, string>;
  readonly taken: ReadonlyMap<string, readonly TakenMail[]>;
}

function figuresOf({ fault, sendings, from }: FaultOutcome, { site, jobOf, taken }: Evidence): FaultFigures {
  const accepted = sendings.flatMap(({ messageId }) => messageId ?? []);
  // In the order of their sending: a slow server may store the first one last.
  const arrivals = accepted.map((messageId) =>
    (taken.get(jobOf.get(messageId) ?? '') ?? []).toSorted((a, b) => a.sentAt - b.sentAt),
  );
  const delivered = arrivals.filter(({ length }) => length > 0);
  const again = arrivals.flatMap((mails) => mails.slice(0, -1));
  const statuses: Record<string, number> = {};
  for (const status of sendings.flatMap((sending) => sending.statuses)) {
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  return {
    fault,
    sent: sendings.length,
    accepted: accepted.length,
    delivered: delivered.length,
    duplicates: again.length,
    withoutCause: again.filter((mail) => !isExcused(mail, site)).length,
    lost: accepted.length - delivered.length,
    statuses,
    slowestMs: Math.max(0, ...sendings.map(({ slowestMs }) => slowestMs)),
    untilArrivedMs: Math.max(0, ...delivered.map((mails) => Math.min(...mails.map(({ at }) => at)) - from)),
  };
}

/** Whether it could not be noted that the server has taken it: its client did not hear so, or was ended, or had no database. */
function isExcused({ sentAt, at, isAnswered }: TakenMail, { incidents }: MailSite): boolean {
  return !isAnswered || incidents.some(({ from, until }) => from <= at + NOTED_WITHIN_MS && until >= sentAt);
}

function brokenBy({ fault, sent, accepted, lost, withoutCause, statuses }: FaultFigures): string[] {
  const wrong = Object.keys(statuses).filter((status) => !ALLOWED.includes(status));
  return [
    ...(lost > 0 ? [`${fault}: ${lost} messages are lost`] : []),
    ...(withoutCause > 0 ? [`${fault}: ${withoutCause} mails came twice without cause`] : []),
    ...(wrong.length > 0 ? [`${fault}: answered with ${wrong.join(', ')}`] : []),
    ...(accepted < sent ? [`${fault}: ${sent - accepted} messages were never accepted`] : []),
  ];
}
