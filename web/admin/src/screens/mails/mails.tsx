import { useSignal } from '@preact/signals';
import { ask, type Schemas } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { formatTime } from '../../app/format.js';
import { Modal } from '../../app/modal.js';
import { attempt } from '../../app/notices.js';
import { Screen, State } from '../../app/screen.js';
import { Time } from '../../app/time.js';
import type { Filter } from '../../list/filters.js';
import { List } from '../../list/list.js';
import { MAIL_KINDS, MAIL_STATES } from './mail-words.js';
import { Queues } from './queues.js';

type Mail = Schemas['MailSummary'];

const FILTERS: readonly Filter[] = [
  {
    name: 'status',
    label: 'State',
    options: [['', 'Any'], ...Object.entries(MAIL_STATES).map(([value, [, text]]) => [value, text] as const)],
  },
  { name: 'kind', label: 'About', options: [['', 'Anything'], ...Object.entries(MAIL_KINDS)] },
];

/** States of mails that may be sent again. */
const RETRIED: readonly Mail['status'][] = ['failed', 'cancelled', 'suppressed', 'bounced'];

/** Mails that the site sends, and the queues behind them. */
export function MailsScreen() {
  const openId = useSignal('');
  const turn = useSignal(0);
  return (
    <Screen
      title="Mails and queues"
      actions={
        <a class="button is-quiet" href="/admin/mails/suppressions">
          Addresses without mail
        </a>
      }
    >
      <Queues />
      <h2 class="section-title">Mails</h2>
      <List<Mail>
        what="mails"
        load={async ({ q: recipient, ...rest }) => {
          const query = { ...rest, ...(recipient && { recipient }) };
          const page = await ask((api) => api.GET('/admin/api/mails', { params: { query } }));
          return { items: page.mails, next: page.next_cursor };
        }}
        columns={[
          {
            title: 'To',
            cell: ({ id, recipient, kind }) => (
              <>
                <button
                  type="button"
                  class="link-button row-title"
                  onClick={() => {
                    openId.value = id;
                  }}
                >
                  {recipient.address}
                </button>
                <span class="row-note">{MAIL_KINDS[kind]}</span>
              </>
            ),
          },
          { title: 'State', cell: (mail) => <MailState mail={mail} /> },
          { title: 'Tries', isNumber: true, narrow: 'hidden', cell: ({ attempts }) => attempts },
          { title: 'Made', cell: ({ created_at: at }) => <Time at={at} /> },
        ]}
        idOf={({ id }) => id}
        nameOf={({ recipient }) => recipient.address}
        search="Search by whole address"
        filters={FILTERS}
        turn={turn.value}
        empty={<p>No mails yet.</p>}
      />
      {openId.value && (
        <MailDialog
          id={openId.value}
          onClose={() => {
            openId.value = '';
          }}
          onChanged={() => {
            turn.value += 1;
          }}
        />
      )}
    </Screen>
  );
}

function MailState({ mail }: { mail: Pick<Mail, 'status'> }) {
  const [badge, text] = MAIL_STATES[mail.status];
  return <span class={`badge is-${badge}`}>{text}</span>;
}

interface MailDialogProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

function MailDialog({ id, onClose, onChanged }: MailDialogProps) {
  const params = { path: { id } };
  const { data, failure, reload, put } = useLoad(() =>
    ask((api) => api.GET('/admin/api/mails/{id}', { params })),
  );
  const mail = data.value;
  if (!mail)
    return (
      <Modal title="Mail" onClose={onClose}>
        <State failure={failure.value} isLoading onRetry={() => void reload()} />
      </Modal>
    );
  const retry = async (): Promise<void> => {
    put(await ask((api) => api.POST('/admin/api/mails/{id}/retry', { params })));
    onChanged();
  };
  const cancel = async (): Promise<void> => {
    put(await ask((api) => api.POST('/admin/api/mails/{id}/cancel', { params })));
    onChanged();
  };
  const canRetry = RETRIED.includes(mail.status);
  return (
    <Modal title={MAIL_KINDS[mail.kind]} onClose={onClose}>
      <dl class="facts">
        <dt>To</dt>
        <dd>{mail.recipient.address}</dd>
        <dt>State</dt>
        <dd>
          <MailState mail={mail} />
        </dd>
        {mail.last_error && (
          <>
            <dt>What went wrong last</dt>
            <dd>{mail.last_error}</dd>
          </>
        )}
      </dl>
      {mail.history.length > 0 && (
        <section>
          <h3>What happened</h3>
          <ol class="lines small">
            {mail.history.map(({ at, status, error }) => (
              <li class="line" key={at + status}>
                <span>
                  {MAIL_STATES[status][1]}
                  {error && <span class="row-note">{error}</span>}
                </span>
                <span class="small soft">{formatTime(at)}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      <div class="row-of">
        {canRetry && (
          <button type="button" class="button" onClick={() => void attempt(retry, 'It is sent again.')}>
            Send it again
          </button>
        )}
        {mail.status === 'queued' && (
          <button
            type="button"
            class="button is-quiet is-danger"
            onClick={() => void attempt(cancel, 'Cancelled.')}
          >
            Cancel
          </button>
        )}
      </div>
    </Modal>
  );
}
