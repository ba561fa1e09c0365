import type { ComponentChildren } from 'preact';
import { ask } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { isAdmin, isStaff, present } from '../../api/session.js';
import { count } from '../../app/format.js';
import { Screen, State } from '../../app/screen.js';
import { Time } from '../../app/time.js';
import { Attention } from './attention.js';
import { BeingWritten } from './being-written.js';
import { FewItems } from './few-items.js';
import { Todos } from './todos.js';
import { UnsentCard } from './unsent-card.js';

const FEW = 5;

/** Where the dashboard begins: what was begun, what comes, who wrote, and what went wrong. */
export function HomeScreen() {
  const name = present.value?.first_name;
  return (
    <Screen title={name ? `Hello, ${name}` : 'Hello'}>
      <div class="home">
        <div class="stack">
          {isStaff.value && <UnsentCard />}
          {isStaff.value && (
            <FewItems
              title="Drafts"
              query={{ status: 'draft', sort: '-updated_at' }}
              empty="Nothing is begun."
            />
          )}
          {isStaff.value && <BeingWritten />}
          {isStaff.value && (
            <FewItems
              title="Scheduled"
              query={{ status: 'scheduled', sort: 'published_at' }}
              empty="Nothing waits for its day."
            />
          )}
          {!isStaff.value && (
            <Card title="Your account">
              <p>
                Your name, password and sessions are in <a href="/admin/profile">your profile</a>.
              </p>
            </Card>
          )}
        </div>
        <div class="stack">
          {isAdmin.value && <Messages />}
          {isAdmin.value && <Attention />}
          <Todos />
        </div>
      </div>
    </Screen>
  );
}

interface CardProps {
  readonly title: string;
  readonly note?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of the start. */
export function Card({ title, note, children }: CardProps) {
  return (
    <section class="card home-card" aria-label={title}>
      <header class="home-card-head">
        <h2>{title}</h2>
        {note}
      </header>
      {children}
    </section>
  );
}

function Messages() {
  const { data, failure, reload } = useLoad(async () => {
    const open = (verdict: 'ham' | 'unsure') =>
      ask((api) =>
        api.GET('/admin/api/messages', { params: { query: { handled: 'false', verdict, limit: FEW } } }),
      );
    const [counts, ham, unsure] = await Promise.all([
      ask((api) => api.GET('/admin/api/messages/counts')),
      open('ham'),
      open('unsure'),
    ]);
    const messages = [...ham.messages, ...unsure.messages]
      .sort((a, b) => b.created_at.localeCompare(a.created_at))
      .slice(0, FEW);
    return { counts, messages };
  });
  const loaded = data.value;
  return (
    <Card
      title="Messages"
      note={loaded && <a href="/admin/messages?handled=false">{count(loaded.counts.open, 'open one')}</a>}
    >
      {!loaded ? (
        <State failure={failure.value} isLoading onRetry={() => void reload()} />
      ) : loaded.messages.length === 0 ? (
        <p class="soft">All are handled.</p>
      ) : (
        <ul class="lines">
          {loaded.messages.map(({ id, name, subject, created_at: at }) => (
            <li class="line" key={id}>
              <a href={`/admin/messages/${id}`}>
                <strong>{name}</strong> {subject}
              </a>
              <span class="soft small">
                <Time at={at} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
