import { useLocation } from 'preact-iso/router';
import { ask, type Schemas } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { confirmThat } from '../../app/confirm.js';
import { formatTime } from '../../app/format.js';
import type { ScreenParams } from '../../app/lazy-screen.js';
import { attempt, notify } from '../../app/notices.js';
import { Screen, State } from '../../app/screen.js';
import { TextArea } from '../../form/fields.js';
import { Form, type Sent } from '../../form/form.js';
import { addressOf } from '../../list/list-query.js';
import { MAIL_STATES } from '../mails/mail-words.js';
import { Verdict } from './verdict.js';

type Message = Schemas['ContactMessage'];
interface Change {
  handled?: boolean;
  verdict?: 'ham' | 'spam';
  note?: string;
}

/** One message: read, judged, noted, answered. */
export function MessageScreen({ params }: ScreenParams) {
  const id = params['id'] ?? '';
  const path = { id };
  const { route } = useLocation();
  const { data, failure, reload, put } = useLoad(
    () => ask((api) => api.GET('/admin/api/messages/{id}', { params: { path } })),
    id,
  );
  const message = data.value;
  if (!message)
    return (
      <Screen title="Message">
        <State failure={failure.value} isLoading onRetry={() => void reload()} />
      </Screen>
    );
  const change = async (body: Change): Promise<void> => {
    put(await ask((api) => api.PATCH('/admin/api/messages/{id}', { params: { path }, body })));
  };
  const remove = async (): Promise<void> => {
    const text = 'There is no trash for messages, and its answers go with it.';
    if (!(await confirmThat({ title: 'Delete this message?', text, action: 'Delete', isDanger: true })))
      return;
    const isDone = await attempt(
      () => ask((api) => api.DELETE('/admin/api/messages/{id}', { params: { path } })),
      'The message is deleted.',
    );
    if (isDone) route('/admin/messages');
  };
  const { handled, verdict } = message;
  const button = (label: string, body: Change, done: string) => (
    <button type="button" class="button is-quiet" onClick={() => void attempt(() => change(body), done)}>
      {label}
    </button>
  );
  return (
    <Screen
      title={message.subject || `Message of ${message.name}`}
      lede={
        <>
          <a href="/admin/messages">Messages</a> / {message.name}, {formatTime(message.created_at)}
        </>
      }
      actions={
        <>
          {handled
            ? button('Open again', { handled: false }, 'It is open again.')
            : button('Handled', { handled: true }, 'It is marked as handled.')}
          {verdict !== 'spam' && button('Spam', { verdict: 'spam' }, 'Taken for spam. The filter learns it.')}
          {verdict !== 'ham' &&
            button('No spam', { verdict: 'ham' }, 'Taken for a message. The filter learns it.')}
          <button type="button" class="button is-quiet is-danger" onClick={() => void remove()}>
            Delete
          </button>
        </>
      }
    >
      <div class="with-aside">
        <div class="stack">
          <article class="card letter">{message.message}</article>
          {message.answers.map((answer) => (
            <article class="card letter is-answer" key={answer.mail_id}>
              <p class="soft small">
                {answer.by.name || 'Somebody'} answered, {formatTime(answer.at)}
                {answer.mail && ` (the mail: ${mailState(answer.mail.status)})`}
              </p>
              {answer.text}
            </article>
          ))}
          <Answer message={message} reload={reload} />
        </div>
        <Facts message={message} change={change} reload={reload} />
      </div>
    </Screen>
  );
}

/** As part of a sentence. */
function mailState(status: keyof typeof MAIL_STATES): string {
  return MAIL_STATES[status][1].toLowerCase();
}

function Answer({ message, reload }: { message: Message; reload: () => Promise<void> }) {
  const send = async ({ text }: { text: string }, { key }: Sent): Promise<void> => {
    const params = { path: { id: message.id }, header: { 'Idempotency-Key': key } };
    await ask((api) => api.POST('/admin/api/messages/{id}/answers', { params, body: { text } }));
    notify(`The answer is on its way to ${message.email}.`);
    void reload();
  };
  return (
    <section class="card">
      <h2>Answer</h2>
      <Form submit="Send the answer" busy="Sending…" onSend={send} isKept isForNext>
        <TextArea
          name="text"
          label={`To ${message.name}`}
          rows={7}
          hint={`It is mailed to ${message.email}, with their message below.`}
          missing="Write the answer."
        />
      </Form>
    </section>
  );
}

interface FactsProps {
  readonly message: Message;
  readonly change: (body: Change) => Promise<void>;
  readonly reload: () => Promise<void>;
}

function Facts({ message, change, reload }: FactsProps) {
  const { mail } = message;
  const retry = async (): Promise<void> => {
    const params = { path: { id: message.id } };
    await ask((api) => api.POST('/admin/api/messages/{id}/retry-mail', { params }));
    await reload();
  };
  return (
    <aside class="stack" aria-label="About the message">
      <dl class="facts card">
        <dt>From</dt>
        <dd>
          {message.name}
          <br />
          <a href={`mailto:${message.email}`}>{message.email}</a>
          <br />
          <a class="small" href={addressOf('/admin/messages', { email: message.email })}>
            All messages of this address
          </a>
        </dd>
        <dt>State</dt>
        <dd>{message.handled ? 'Handled' : 'Open'}</dd>
        <dt>Taken for</dt>
        <dd>
          <Verdict message={message} />
          {message.reasons.length > 0 && (
            <ul class="small soft">
              {message.reasons.map(({ text }) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          )}
        </dd>
        {mail && (
          <>
            <dt>Mail to you</dt>
            <dd>
              {MAIL_STATES[mail.status][1]}
              {mail.last_error && <span class="small soft">: {mail.last_error}</span>}
              {mail.status === 'failed' && (
                <button
                  type="button"
                  class="link-button"
                  onClick={() => void attempt(retry, 'It is sent again.')}
                >
                  Send it again
                </button>
              )}
            </dd>
          </>
        )}
      </dl>
      <section class="card">
        <h2>Note</h2>
        <Form<{ note: string }>
          submit="Save the note"
          onSend={async (values) => {
            await change(values);
            notify('The note is saved.');
          }}
          isKept
        >
          <TextArea name="note" label="For those who run the site" value={message.note} rows={3} />
        </Form>
      </section>
    </aside>
  );
}
