import type { ProjectEntry } from '../../projects/index.js';
import type { TagCount } from '../../tags/index.js';
import { Flames } from '../components/flames.js';
import { Layout } from '../components/layout.js';
import { ProjectList } from '../components/project-parts.js';
import { PostList } from '../components/post-list.js';
import { TagCloud } from '../components/tag-cloud.js';
import type { Frame } from '../frame.js';
import type { PostsPage } from '../lists/paged-posts.js';
import { listAddresses } from '../meta/list-meta.js';
import { websiteThing } from '../meta/things.js';
import { page } from './page-rendering.js';

/** Projects that the front page shows. */
const MAX_FEATURED = 3;

/** What the front page shows. */
export interface HomeSource {
  readonly frame: Frame;
  readonly list: PostsPage;
  /** None where the site does not show them. */
  readonly tags: readonly TagCount[];
  /** Those that its editors feature; none where the site shows no projects. */
  readonly projects: readonly ProjectEntry[];
}

/** The front page: what the site is, and its newest posts. */
export const homePage = page(({ frame, list, tags, projects }: HomeSource) => {
  const { settings, words } = frame;
  const isFirst = list.number === 1;
  return (
    <Layout
      frame={frame}
      path={isFirst ? '/' : null}
      meta={{
        title: isFirst ? null : words.pageOf(list.number, list.pages),
        description: settings.description,
        ...listAddresses(frame, '/', list),
        things: [websiteThing(frame)],
      }}
    >
      <div class="view">
        {isFirst ? (
          <Intro frame={frame} />
        ) : (
          <h1 class="visually-hidden" {...frame.ofWords}>
            {words.allPosts}
          </h1>
        )}
        {isFirst && <Featured frame={frame} projects={projects} />}
        <TagCloud frame={frame} tags={tags} />
        <PostList frame={frame} list={list} path="/" hasLead />
      </div>
    </Layout>
  );
});

function Featured({ frame, projects }: { frame: Frame; projects: readonly ProjectEntry[] }) {
  if (projects.length === 0) return null;
  const { words, ofWords } = frame;
  return (
    <section class="featured" aria-labelledby="featured-title">
      <h2 id="featured-title" {...ofWords}>
        {words.projects}
      </h2>
      <ProjectList frame={frame} projects={projects.slice(0, MAX_FEATURED)} level="h3" />
      <p>
        <a class="all-projects" href="/projects" {...ofWords}>
          {words.allProjects}
        </a>
      </p>
    </section>
  );
}

function Intro({ frame: { settings } }: { frame: Frame }) {
  const { image } = settings.hero;
  const [title, text] = [settings.hero.title || settings.name, settings.hero.text || settings.description];
  return (
    <div class="intro">
      <div class="intro-text">
        <h1>{title}</h1>
        {text !== '' && <p class="lede">{text}</p>}
      </div>
      {image ? (
        <img class="intro-art" src={image.url} alt={image.alt} fetchpriority="high" />
      ) : (
        <Flames class="intro-art" hasSun />
      )}
    </div>
  );
}
