/** What the audit log is narrowed by. */
import { ask } from '../../api/client.js';
import { DAYS } from '../../list/days.js';
import type { Filter, Option } from '../../list/filters.js';
import { ACTIONS, describeAction, TARGETS } from './action-words.js';

const DONE = ACTIONS.map((action): Option => [action, describeAction(action)]);

/** Who, what, about what, and when. */
export const FILTERS: readonly Filter[] = [
  { name: 'actor_id', label: 'Who', options: [['', 'Anybody']], load: loadStaff },
  {
    name: 'action',
    label: 'What',
    options: [['', 'Anything'], ...DONE.sort(([, one], [, other]) => one.localeCompare(other, 'en'))],
  },
  { name: 'target_type', label: 'About', options: [['', 'Anything'], ...TARGETS] },
  ...DAYS,
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
