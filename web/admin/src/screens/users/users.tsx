import { useSignal } from '@preact/signals';
import { ask, type Schemas } from '../../api/client.js';
import { present } from '../../api/session.js';
import { formatDay } from '../../app/format.js';
import { Icon } from '../../app/icons.js';
import { Screen } from '../../app/screen.js';
import type { Filter } from '../../list/filters.js';
import { List } from '../../list/list.js';
import type { Column } from '../../list/table.js';
import { Invitations } from './invitations.js';
import { Invite } from './invite.js';
import { ROLES } from './roles.js';
import { UserDialog } from './user-dialog.js';

type User = Schemas['User'];

const FILTERS: readonly Filter[] = [
  { name: 'role', label: 'Role', options: [['', 'Any'], ...ROLES] },
  {
    name: 'is_active',
    label: 'State',
    options: [
      ['', 'Any'],
      ['true', 'Active'],
      ['false', 'Off'],
    ],
  },
  {
    name: 'email_verified',
    label: 'Address',
    options: [
      ['', 'Any'],
      ['true', 'Confirmed'],
      ['false', 'Not confirmed'],
    ],
  },
  {
    name: 'mfa_enabled',
    label: 'Second factor',
    options: [
      ['', 'Any'],
      ['true', 'On'],
      ['false', 'Off'],
    ],
  },
  {
    name: 'sort',
    label: 'Order',
    options: [
      ['', 'Newest first'],
      ['created_at', 'Oldest first'],
      ['name', 'By name'],
      ['email', 'By address'],
    ],
  },
];

/** Accounts: who may do what, and who is asked to come. */
export function UsersScreen() {
  const turn = useSignal(0);
  const edited = useSignal<User | null>(null);
  const isInviting = useSignal(false);
  const columns: readonly Column<User>[] = [
    {
      title: 'Name',
      cell: (user) => (
        <>
          <button
            type="button"
            class="link-button row-title"
            onClick={() => {
              edited.value = user;
            }}
          >
            {[user.first_name, user.last_name].filter(Boolean).join(' ') || user.email}
          </button>
          <span class="row-note">
            {user.email}
            {user.id === present.value?.id && ' · you'}
          </span>
        </>
      ),
    },
    { title: 'Role', cell: ({ role }) => ROLES.find(([value]) => value === role)?.[1] },
    {
      title: 'State',
      cell: ({ is_active: isActive, email_verified: isVerified }) =>
        isActive ? (
          <span class={isVerified ? 'badge is-good' : 'badge is-warn'}>
            {isVerified ? 'Active' : 'Address not confirmed'}
          </span>
        ) : (
          <span class="badge is-bad">Off</span>
        ),
    },
    { title: 'Two-factor login', narrow: 'titled', cell: ({ mfa_enabled: isOn }) => (isOn ? 'On' : 'Off') },
    { title: 'Since', narrow: 'titled', cell: ({ created_at: at }) => formatDay(at) },
  ];
  return (
    <Screen
      title="Users"
      actions={
        <button
          type="button"
          class="button"
          onClick={() => {
            isInviting.value = true;
          }}
        >
          <Icon name="plus" />
          Invite
        </button>
      }
    >
      <Invitations turn={turn.value} />
      <List<User>
        what="users"
        load={async (query) => {
          const page = await ask((api) => api.GET('/admin/api/users', { params: { query } }));
          return { items: page.users, next: page.next_cursor, total: page.total };
        }}
        columns={columns}
        idOf={({ id }) => id}
        nameOf={({ email }) => email}
        search="Search by name or address"
        filters={FILTERS}
        turn={turn.value}
        empty={<p>No accounts.</p>}
      />
      {isInviting.value && (
        <Invite
          onClose={() => {
            isInviting.value = false;
          }}
          onInvited={() => {
            turn.value += 1;
          }}
        />
      )}
      {edited.value && (
        <UserDialog
          user={edited.value}
          onClose={() => {
            edited.value = null;
          }}
          onChanged={() => {
            turn.value += 1;
          }}
        />
      )}
    </Screen>
  );
}
