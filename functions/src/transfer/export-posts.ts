import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { JobHandler, JobRun, JsonObject, StepOutcome } from '../jobs/index.js';
import type { PostDirectory, PostsRepository } from '../posts/index.js';
import { toExportRecord } from './export-record.js';

/** Ids are taken in their order. */
const checkpoint = z.object({ after: z.string() });

/** Posts of one step: what it stores has to stay under 8 MB, and a post has at most 1 MB. */
const STEP_SIZE = 8;

/**
 * Collects all posts but those in the trash, a few in each step: the jobs of kind `export`. The job's file is a gzip stream
 * of JSON lines, one post each: every step appends a member of its own (RFC 1952 §2.2). What the reader is given is made of
 * it when it is read (export-file.ts).
 */
export class ExportPosts implements JobHandler {
  constructor(
    private readonly posts: PostsRepository,
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
    const step = rest.slice(0, STEP_SIZE);
    const found = step.length > 0 ? await this.posts.findMany(step) : [];
    const records = found.filter(({ status }) => status !== 'trashed').map(toExportRecord);
    const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('');
    return {
      state: { after: step.at(-1) ?? after },
      done: step.length,
      counts: { exported: records.length },
      problems: [],
      output: gzipSync(lines),
      isLast: rest.length <= STEP_SIZE,
    };
  }
}
