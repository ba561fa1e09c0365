import { z } from 'zod';
import type { ContentVerb } from '../../audit/index.js';
import type { Job, JobHandler, JobRun, JsonObject, StepOutcome } from '../../jobs/index.js';
import type { ContentItem } from '../content-item.js';
import type { ContentKind, ContentTypes, KindName } from '../content-kind.js';
import type { ContentService } from '../items/content.service.js';
import { publish, restore, trash, unpublish, type Edit } from '../items/edits.js';
import { BATCH_SIZE } from './batches.repository.js';
import { summarise } from './summarise.js';

/** What a request asks for. */
interface BulkRequest {
  readonly action: string;
  readonly ids: readonly string[];
}

/** An edit, and what the audit log calls it. */
type AuditedEdit<Item> = readonly [verb: ContentVerb, edit: Edit<Item>];

/** What can be done to many items of a kind at once. */
export interface BulkKind<T extends ContentTypes> {
  /** Body of POST {path}/bulk. */
  readonly body: z.ZodType<BulkRequest>;
  /** Its actions in words. */
  readonly actions: string;
  /** Why one of its own edits may be refused; none where it has no edits of its own. */
  readonly refusal?: string;
  /** @param request as parsed by the body */
  readonly editOf: (request: BulkRequest) => AuditedEdit<T['item']>;
}

/** What can be done to every kind. */
export function bulkEdit<Item extends ContentItem>(
  action: 'publish' | 'unpublish' | 'delete' | 'restore',
): AuditedEdit<Item> {
  switch (action) {
    case 'publish':
      return ['published', publish];
    case 'unpublish':
      return ['unpublished', unpublish];
    case 'delete':
      return ['trashed', trash];
    case 'restore':
      return ['restored', restore];
  }
}

/** See BulkKind: that the edits are of the body's requests is checked here. */
export function bulkKind<T extends ContentTypes, Request extends BulkRequest>(
  words: Pick<BulkKind<T>, 'actions' | 'refusal'>,
  body: z.ZodType<Request>,
  editOf: (request: Request) => AuditedEdit<T['item']>,
): BulkKind<T> {
  return { ...words, body, editOf: (request) => editOf(request as Request) };
}

/** Where the next step begins among the ids. */
const checkpoint = z.object({ next: z.int().min(0) });

/** Does the same to many items of one kind. */
export class KindBulk<T extends ContentTypes> {
  constructor(
    private readonly kind: Pick<ContentKind<T>, 'name'>,
    private readonly bulk: BulkKind<T>,
    private readonly service: Pick<ContentService<T>, 'editMany'>,
  ) {}

  /** Of the kind. */
  get name(): KindName {
    return this.kind.name;
  }

  /** @throws ZodError when the request is of another version of the site */
  open(request: unknown): JobRun {
    const { ids, ...asked } = this.bulk.body.parse(request);
    const [verb, edit] = this.bulk.editOf({ ...asked, ids });
    return { total: ids.length, step: (state) => this.step(ids, [verb, edit], state) };
  }

  private async step(
    all: readonly string[],
    [verb, edit]: AuditedEdit<T['item']>,
    state: JsonObject | null,
  ): Promise<StepOutcome> {
    const { next: begin } = checkpoint.parse(state ?? { next: 0 });
    const end = begin + BATCH_SIZE;
    const ids = all.slice(begin, end);
    const outcomes = await this.service.editMany(ids, verb, edit);
    return {
      state: { next: end },
      done: ids.length,
      ...summarise(ids, outcomes),
      isLast: end >= all.length,
    };
  }
}

/** The input of a bulk job: the request, and of which kind; of posts as it ever was, for a worker of before during a deployment. */
export function bulkInput(kind: KindName, request: object): JsonObject {
  return kind === 'post' ? { ...request } : { kind, request };
}

const storedInput = z.union([
  z.strictObject({ kind: z.string(), request: z.unknown() }),
  // Of before there were several kinds.
  z.unknown().transform((request) => ({ kind: 'post', request })),
]);

/** Does the same to many items, a few in each step: the jobs of kind `bulk`. */
export class BulkItems implements JobHandler {
  constructor(private readonly kinds: readonly Pick<KindBulk<ContentTypes>, 'name' | 'open'>[]) {}

  /** @throws ZodError when the input is of another version of the site */
  async open({ input }: Job): Promise<JobRun> {
    const { kind: name, request } = storedInput.parse(input);
    const kind = z
      .custom<(typeof this.kinds)[number]>((found) => found !== undefined, 'is a kind of another version')
      .parse(this.kinds.find((known) => known.name === name));
    return Promise.resolve(kind.open(request));
  }
}
