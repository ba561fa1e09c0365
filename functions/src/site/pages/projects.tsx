import type { ProjectEntry } from '../../projects/index.js';
import { Layout } from '../components/layout.js';
import { ListHeader } from '../components/list-header.js';
import { Message } from '../components/message.js';
import { ProjectList } from '../components/project-parts.js';
import type { Frame } from '../frame.js';
import { breadcrumbThing, websiteThing } from '../meta/things.js';
import { page } from './page-rendering.js';

/** What the page of all projects shows. */
export interface ProjectsSource {
  readonly frame: Frame;
  readonly projects: readonly ProjectEntry[];
}

/** All projects, in the order that their editors gave. */
export const projectsPage = page(({ frame, projects }: ProjectsSource) => {
  const { words, siteUrl } = frame;
  const url = `${siteUrl}/projects`;
  const titles = projects.map(({ title }) => title).join(', ');
  return (
    <Layout
      frame={frame}
      path="/projects"
      meta={{
        title: words.projects,
        description: titles === '' ? words.projects : `${words.projects}: ${titles}`,
        canonical: url,
        things: [
          websiteThing(frame),
          { '@type': 'CollectionPage', name: words.projects, url },
          breadcrumbThing(frame, [[words.projects, url]]),
        ],
      }}
    >
      <div class="view">
        <ListHeader frame={frame} title={words.projects} />
        {projects.length === 0 ? (
          <Message
            frame={frame}
            level="h2"
            title={words.noProjects}
            text={words.noPostsText}
            art="no projects"
          />
        ) : (
          <ProjectList frame={frame} projects={projects} level="h2" />
        )}
      </div>
    </Layout>
  );
});
