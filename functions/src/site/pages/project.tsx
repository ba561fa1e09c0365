import type { ComponentChildren } from 'preact';
import type { Project, ProjectEntry } from '../../projects/index.js';
import { Article } from '../components/article.js';
import { Gallery } from '../components/gallery.js';
import { ItemPage } from '../components/item-page.js';
import { Neighbours } from '../components/neighbours.js';
import { Period } from '../components/project-parts.js';
import { TableOfContents } from '../components/table-of-contents.js';
import type { Frame } from '../frame.js';
import type { ProjectSource } from '../items/site-item.js';
import { itemMeta } from '../meta/item-meta.js';
import { breadcrumbThing, projectThing } from '../meta/things.js';
import { itemPage } from './page-rendering.js';

/** A project: what it was, in facts, words and pictures. */
export const projectPage = itemPage(({ frame, item: project, all }: ProjectSource, isPreview) => {
  const { words, siteUrl, addresses } = frame;
  const breadcrumbs = breadcrumbThing(frame, [
    [words.projects, `${siteUrl}/projects`],
    [project.title, addresses.urlOf('project', project.slug)],
  ]);
  const things = [projectThing(frame, project), breadcrumbs];
  return (
    <ItemPage
      frame={frame}
      path={null}
      meta={itemMeta(frame, { what: 'project', item: project, things })}
      isPreview={isPreview}
    >
      <Article
        frame={frame}
        of={project}
        back={{ href: '/projects', label: words.projects }}
        facts={<Facts frame={frame} project={project} />}
        contents={<TableOfContents frame={frame} toc={project.toc} />}
        after={<Gallery label={words.gallery} images={project.gallery} />}
      />
      <Around frame={frame} project={project} all={all} />
    </ItemPage>
  );
});

function Facts({ frame, project }: { frame: Frame; project: Project }) {
  const { words } = frame;
  const { role, client, period, stack, repository, links } = project;
  return (
    <dl class="facts">
      {role !== null && (
        <Fact frame={frame} name={words.role}>
          {role}
        </Fact>
      )}
      {client !== null && (
        <Fact frame={frame} name={words.client}>
          {client}
        </Fact>
      )}
      {period && (
        <Fact frame={frame} name={words.period}>
          <Period frame={frame} period={period} />
        </Fact>
      )}
      {stack.length > 0 && (
        <Fact frame={frame} name={words.stack}>
          {stack.join(', ')}
        </Fact>
      )}
      {repository !== null && (
        <Fact frame={frame} name={words.repository}>
          <a href={repository}>{new URL(repository).host}</a>
        </Fact>
      )}
      {links.length > 0 && (
        <Fact frame={frame} name={words.links}>
          <ul class="inline-list" role="list">
            {links.map(({ label, url }) => (
              <li key={url}>
                <a href={url}>{label}</a>
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ frame, name, children }: { frame: Frame; name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt {...frame.ofWords}>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The projects before and after it, in the order of their list. */
function Around({ frame, project, all }: { frame: Frame; project: Project; all: readonly ProjectEntry[] }) {
  const { words, addresses } = frame;
  const place = all.findIndex(({ id }) => id === project.id);
  const linkTo = (other: ProjectEntry | undefined) =>
    other ? { href: addresses.pathOf('project', other.slug), title: other.title } : null;
  return (
    <Neighbours
      frame={frame}
      label={words.otherProjects}
      previous={linkTo(all[place - 1])}
      next={place < 0 ? null : linkTo(all[place + 1])}
      words={[words.previousProject, words.nextProject]}
    />
  );
}
