import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { JobHandler, JobProblem, JobRun, JsonObject, StepOutcome } from '../../jobs/index.js';
import type { PostBatches, PostDirectory } from '../../posts/index.js';
import { toExportRecord } from './export-record.js';

const BROKEN =
  'Its document blog_posts/{id} lacks a field of a post, or has one of another type; the log says which. It is not in the file.';

/** Ids are taken in their order. */
const checkpoint = z.object({ after: z.string() });

/** Posts that are read at once: each has up to 1 MB. */
const READ_SIZE = 8;

/** A step ends with so much text, in characters, or so many posts: what it stores has to stay under 8 MB. */
const STEP_LENGTH = 2_000_000;
const STEP_POSTS = 200;

/**
 * Collects all posts but those in the trash, a few in each step: the jobs of kind `export`. The job's file is a gzip stream
 * of JSON lines, one post each: every step appends a member of its own (RFC 1952 §2.2). What the reader is given is made of
 * it when it is read (export-file.ts).
 */
export class ExportPosts implements JobHandler {
  constructor(
    private readonly posts: PostBatches,
    private readonly directory: PostDirectory,
  ) {}

  /** What is written while it runs may be in it or not; a post is as it was at one moment. */
  async open(): Promise<JobRun> {
    const { values } = await this.directory.refresh();
    const ids = [...values.values()]
      .filter(({ status }) => status !== 'trashed')
      .map(({ id }) => id)
      .sort();
    return { total: ids.length, step: (state) => this.step(ids, state) };
  }

  private async step(ids: readonly string[], state: JsonObject | null): Promise<StepOutcome> {
    const { after } = checkpoint.parse(state ?? { after: '' });
    const rest = ids.filter((id) => id > after);
    const lines: string[] = [];
    const problems: JobProblem[] = [];
    let [done, length] = [0, 0];
    while (done < Math.min(rest.length, STEP_POSTS) && length < STEP_LENGTH) {
      const batch = rest.slice(done, done + READ_SIZE);
      for (const { id, item: post } of await this.posts.findStored(batch)) {
        if (!post) problems.push({ item: id, detail: BROKEN });
        if (!post || post.status === 'trashed') continue;
        const line = `${JSON.stringify(toExportRecord(post))}\n`;
        lines.push(line);
        length += line.length;
      }
      done += batch.length;
    }
    return {
      state: { after: rest[done - 1] ?? after },
      done,
      counts: { exported: lines.length, ...(problems.length > 0 && { failed: problems.length }) },
      problems,
      output: gzipSync(lines.join('')),
      isLast: done >= rest.length,
    };
  }
}
