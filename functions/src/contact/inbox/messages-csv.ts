import type { ContactMessage } from '../contact.codec.js';

const COLUMNS = {
  id: ({ id }) => id,
  created_at: ({ createdAt }) => createdAt.toISOString(),
  name: ({ name }) => name,
  email: ({ email }) => email,
  subject: ({ subject }) => subject,
  message: ({ message }) => message,
  handled: ({ handled }) => String(handled),
  verdict: ({ verdict }) => verdict,
  note: ({ note }) => note,
  answers: ({ answers }) => String(answers.length),
} satisfies Readonly<Record<string, (message: ContactMessage) => string>>;

/** Before what a spreadsheet takes for a formula: at the beginning, and where it begins a cell if `;` is what divides them. @see https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /(^|[\r\n;])(?=[\s']*[=+\-@＝＋－＠])/g;

/** Messages as CSV (RFC 4180) in UTF-8 with a byte order mark, by which Excel knows it. */
export function messagesCsv(messages: readonly ContactMessage[]): string {
  const rows = messages.map((message) => Object.values(COLUMNS).map((of) => of(message)));
  return `\ufeff${[Object.keys(COLUMNS), ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** Quoted; what would be a formula is text by an apostrophe before it. */
function cell(text: string): string {
  return `"${text.replaceAll(FORMULA, "$1'").replaceAll('"', '""')}"`;
}
