import type { Schemas } from '../../api/client.js';

type Suppression = Schemas['Suppression'];
type Delivery = Schemas['ReportedDelivery'];

/** Why an address gets no mail. */
export const REASONS: Readonly<Record<Suppression['reason'], string>> = {
  bounced: 'No such mailbox',
  complained: 'Called it spam',
  unsubscribed: 'Wants none',
};

/** Who or what put it on the list. */
export const SOURCES: Readonly<Record<Suppression['source'], string>> = {
  smtp: 'A mail server',
  report: 'A returned mail',
  webhook: 'The mail provider',
  admin: 'An admin',
  reader: 'Its reader',
};

/** What came of a recipient that a returned mail names. */
export const OUTCOMES: Readonly<Record<Delivery['outcome'], string>> = {
  suppressed: 'gets no mail any more.',
  'already-suppressed': 'is on the list already.',
  temporary: 'goes on getting mail: the server tries again by itself.',
  'other-reason': 'goes on getting mail: it was refused, but not because there is no such mailbox.',
  'not-suppressible': 'is not put on the list.',
  'unknown-mail': 'was left alone: the report is about no mail of this site.',
};
