import type { Project, ProjectEntry } from '../../projects/index.js';
import type { Frame } from '../frame.js';
import { CoverLink } from './cover.js';
import { Said } from './said.js';

/** From which month to which a project went. */
export function Period({ frame, period }: { frame: Frame; period: NonNullable<Project['period']> }) {
  const { start, end } = period;
  if (start === end) return <Month frame={frame} month={start} />;
  return (
    <>
      <Month frame={frame} month={start} /> –{' '}
      {end === null ? <Said frame={frame}>{frame.words.today}</Said> : <Month frame={frame} month={end} />}
    </>
  );
}

function Month({ frame, month }: { frame: Frame; month: string }) {
  return <time datetime={month}>{frame.periodOf(month)}</time>;
}

interface ProjectListProps {
  readonly frame: Frame;
  readonly projects: readonly ProjectEntry[];
  readonly level: 'h2' | 'h3';
}

/** Projects as cards. */
export function ProjectList({ frame, projects, level: Heading }: ProjectListProps) {
  return (
    <ul class="project-list" role="list">
      {projects.map((project) => {
        const href = frame.addresses.pathOf('project', project.slug);
        return (
          <li key={project.id} class="card">
            <CoverLink of={project} href={href} />
            <Heading>
              <a href={href}>{project.title}</a>
            </Heading>
            <p class="row-excerpt">{project.excerpt}</p>
            <p class="meta">
              {project.role !== null && <span>{project.role}</span>}
              {project.period && (
                <span>
                  <Period frame={frame} period={project.period} />
                </span>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
