import type { ComponentChildren } from 'preact';
import { ask, type Schemas } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { isAdmin, isStaff, present } from '../../api/session.js';
import { count } from '../../app/format.js';
import { Screen, State } from '../../app/screen.js';
import { hasScreen } from '../../app/screens.js';
import { Time } from '../../app/time.js';
import { Attention } from './attention.js';
import { BeingWritten } from './being-written.js';
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
            <Posts
              title="Drafts"
              query={{ status: 'draft', sort: '-updated_at' }}
              empty="Nothing is begun."
            />
          )}
          {isStaff.value && <BeingWritten />}
          {isStaff.value && (
            <Posts
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

interface PostQuery {
  readonly status: 'draft' | 'scheduled';
  readonly sort: '-updated_at' | 'published_at';
}

function Posts({ title, query, empty }: { title: string; query: PostQuery; empty: string }) {
  const { data, failure, reload } = useLoad(() =>
    ask((api) => api.GET('/admin/api/posts', { params: { query: { ...query, limit: FEW } } })),
  );
  const list = `/admin/posts?status=${query.status}&sort=${query.sort}`;
  const posts = data.value?.posts;
  return (
    <Card
      title={title}
      note={
        data.value && data.value.total > FEW && <a href={list}>All {data.value.total.toLocaleString('en')}</a>
      }
    >
      {!posts ? (
        <State failure={failure.value} isLoading onRetry={() => void reload()} />
      ) : posts.length === 0 ? (
        <p class="soft">{empty}</p>
      ) : (
        <ul class="lines">
          {posts.map((post) => (
            <PostLine key={post.id} post={post} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function PostLine({ post }: { post: Schemas['EditorPostSummary'] }) {
  const isScheduled = post.status === 'published' && post.published_at !== null;
  const canOpen = hasScreen('/admin/posts/:id');
  return (
    <li class="line">
      {canOpen ? <a href={`/admin/posts/${post.id}`}>{post.title}</a> : <span>{post.title}</span>}
      <span class="soft small">
        {isScheduled && post.published_at ? <Time at={post.published_at} /> : <Time at={post.updated_at} />}
      </span>
    </li>
  );
}

function Messages() {
  const { data, failure, reload } = useLoad(async () => {
    const query = { handled: 'false', limit: FEW } as const;
    const [counts, open] = await Promise.all([
      ask((api) => api.GET('/admin/api/messages/counts')),
      ask((api) => api.GET('/admin/api/messages', { params: { query } })),
    ]);
    return { counts, messages: open.messages.filter(({ verdict }) => verdict !== 'spam') };
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
