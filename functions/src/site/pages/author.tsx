import type { AuthorWithProfile } from '../../authors/index.js';
import type { ProjectEntry } from '../../projects/index.js';
import { Layout } from '../components/layout.js';
import { ListHeader } from '../components/list-header.js';
import { PostList } from '../components/post-list.js';
import { ProjectList } from '../components/project-parts.js';
import { Prose } from '../components/prose.js';
import type { Frame } from '../frame.js';
import type { PostsPage } from '../lists/paged-posts.js';
import { listAddresses, titleOfList } from '../meta/list-meta.js';
import type { PageMeta } from '../meta/page-meta.js';
import { authorThings, websiteThing } from '../meta/things.js';
import { authorPath } from '../paths.js';
import { page } from './page-rendering.js';

/** What the page of an author shows. */
export interface AuthorSource {
  readonly frame: Frame;
  readonly by: AuthorWithProfile;
  readonly list: PostsPage;
  /** None where the site does not show them. */
  readonly projects: readonly ProjectEntry[];
}

/** Who an author is, and what they have made; further pages have the rest of their posts. */
export const authorPage = page(({ frame, by, list, projects }: AuthorSource) => {
  const { words } = frame;
  const path = authorPath(by.author.id);
  const isFirst = list.number === 1;
  return (
    <Layout frame={frame} path={path} meta={metaOf(frame, by, list)}>
      <div class="view">
        {isFirst ? (
          <FirstPage frame={frame} by={by} list={list} projects={projects} />
        ) : (
          <>
            <ListHeader frame={frame} eyebrow={words.authorTitle} title={by.author.name} />
            <PostList frame={frame} list={list} path={path} />
          </>
        )}
      </div>
    </Layout>
  );
});

function FirstPage({ frame, by, list, projects }: AuthorSource) {
  const { words, ofWords } = frame;
  return (
    <>
      <AuthorHeader frame={frame} by={by} />
      {projects.length > 0 && (
        <section class="featured" aria-labelledby="projects-title">
          <h2 id="projects-title" {...ofWords}>
            {words.projects}
          </h2>
          <ProjectList frame={frame} projects={projects} level="h3" />
        </section>
      )}
      {list.total > 0 && (
        <section class="author-posts" aria-labelledby="posts-title">
          <h2 id="posts-title" {...ofWords}>
            {words.posts}
          </h2>
          <PostList frame={frame} list={list} path={authorPath(by.author.id)} level="h3" />
        </section>
      )}
    </>
  );
}

function metaOf(frame: Frame, by: AuthorWithProfile, list: PostsPage): PageMeta {
  const { words } = frame;
  const { author, profile } = by;
  const posts = `${words.authorTitle} ${author.name}: ${words.countPosts(list.total)}.`;
  return {
    title: titleOfList(frame, author.name, list),
    description: (list.number === 1 && profile?.bioExcerpt) || posts,
    ...listAddresses(frame, authorPath(author.id), list),
    me: profile?.links.map(({ url }) => url) ?? [],
    preview: {
      type: 'profile',
      image: profile?.picture ? { ...profile.picture, size: null } : null,
    },
    things: [websiteThing(frame), ...authorThings(frame, by)],
  };
}

/** Their name, and what they say of themselves. */
function AuthorHeader({ frame, by: { author, profile } }: { frame: Frame; by: AuthorWithProfile }) {
  const { picture = null, bioHtml = '', links = [] } = profile ?? {};
  return (
    <header class="list-header author">
      {picture && <img class="author-picture" src={picture.url} alt={picture.alt} fetchpriority="high" />}
      <div class="author-text">
        <h1>{author.name}</h1>
        {bioHtml !== '' && <Prose frame={frame} html={bioHtml} />}
        {links.length > 0 && (
          <ul class="inline-list" role="list" aria-label={frame.words.links}>
            {links.map(({ label, url }) => (
              <li key={url}>
                <a href={url} rel="me">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </header>
  );
}
