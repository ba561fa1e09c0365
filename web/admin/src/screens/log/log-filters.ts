/** What the audit log is narrowed by. */
import { ask } from '../../api/client.js';
import { timeZone } from '../../app/time-zone.js';
import { startOfDay } from '../../app/zoned-time.js';
import type { Filter, Option } from '../../list/filters.js';
import { ACTIONS, describeAction, TARGETS } from './action-words.js';

const DONE = ACTIONS.map((action): Option => [action, describeAction(action)]);

/** Who, what, about what, and when: from a day to another one, both included. */
export const FILTERS: readonly Filter[] = [
  { name: 'actor_id', label: 'Who', options: [['', 'Anybody']], load: loadStaff },
  {
    name: 'action',
    label: 'What',
    options: [['', 'Anything'], ...DONE.sort(([, one], [, other]) => one.localeCompare(other, 'en'))],
  },
  { name: 'target_type', label: 'About', options: [['', 'Anything'], ...TARGETS] },
  { name: 'from', label: 'From' },
  { name: 'to', label: 'To' },
];

/** Who works here, or did and has an account yet; of more than 50 of a role the newest accounts. */
async function loadStaff(): Promise<Option[]> {
  const answers = await Promise.all(
    (['admin', 'editor'] as const).map((role) =>
      ask((api) => api.GET('/admin/api/users', { params: { query: { role, limit: 50 } } })),
    ),
  );
  return answers
    .flatMap(({ users }) => users)
    .map(({ id, email, ...name }) => [
      id,
      [name.first_name, name.last_name].filter(Boolean).join(' ') || email,
    ]);
}

/** What the API is asked: its times are when days begin in the site's time zone. What is no day it refuses itself. */
export function askedOf({ from, to, ...query }: Record<string, string>): Record<string, string> {
  return {
    ...query,
    ...(from && { from: timeOf(from, 0) }),
    ...(to && { to: timeOf(to, 1) }),
  };
}

function timeOf(day: string, later: number): string {
  return startOfDay(day, timeZone.value, later)?.toISOString() ?? day;
}
