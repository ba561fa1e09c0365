/** The routes of one item, whatever its kind. */
import { ProblemError, type Schemas } from '../../api/client.js';
import { TryLater, Unreachable, type FieldError, type Remote, type StoreOutcome } from '../saving/remote.js';
import type { Base, Fields, Json } from '../writing/fields.js';
import { askAny, type AnyInit } from './any-api.js';
import { fieldsOf, type Item, type KindPath } from './item.js';

/** A working copy besides its fields. */
export interface CopyState {
  readonly base_version: number;
  readonly updated_at: string;
  readonly publish_at: string | null;
  readonly failure: string | null;
}

/** An item as it stands, and its working copy. */
export interface Standing {
  readonly item: Item;
  readonly copy: CopyState | null;
  readonly base: Base;
}

const STATE_NAMES = ['version', 'base_version', 'updated_at', 'updated_by', 'publish_at', 'failure'];

/** One item at the API. */
export class ItemApi implements Remote {
  /** Told of each standing that was asked for. */
  onStanding: (standing: Standing) => void = () => undefined;

  constructor(
    readonly kind: KindPath,
    readonly id: string,
  ) {}

  /** As Remote.load. */
  async load(): Promise<Base | null> {
    const standing = await this.standing();
    if (standing) this.onStanding(standing);
    return standing?.base ?? null;
  }

  /** Item and working copy; null where there is no such item. @throws Unreachable, TryLater */
  async standing(): Promise<Standing | null> {
    return forQueue(async () => {
      const [item, copy] = await Promise.all([
        this.ask<Item>('GET', ''),
        orNull(
          this.ask<CopyState & Readonly<Record<string, Json>>>('GET', '/working-copy'),
          'no-working-copy',
        ),
      ]).catch((error: unknown) => {
        if (isProblem(error, 'not-found')) return [null, null];
        throw error;
      });
      if (!item) return null;
      const fields = fieldsOf(this.kind, item.data);
      // 204: there is none.
      if (!copy?.etag)
        return {
          item: item.data,
          copy: null,
          base: { fields, itemVersion: item.data.version, copyTag: null },
        };
      const written = Object.entries(copy.data).filter(([name]) => !STATE_NAMES.includes(name));
      return {
        item: item.data,
        copy: copy.data,
        // A copy of an earlier version may lack a field.
        base: {
          fields: { ...fields, ...Object.fromEntries(written) },
          itemVersion: copy.data.base_version,
          copyTag: copy.etag,
        },
      };
    });
  }

  /** As Remote.store. */
  async store(fields: Fields, { itemVersion, copyTag }: Base): Promise<StoreOutcome> {
    return forQueue(async (): Promise<StoreOutcome> => {
      try {
        const { etag, data } = await this.ask<CopyState>('PUT', '/working-copy', {
          headers: copyTag === null ? { 'If-None-Match': '*' } : { 'If-Match': copyTag },
          body: { base_version: itemVersion, ...fields },
        });
        return { kind: 'stored', itemVersion: data.base_version, copyTag: etag };
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        if (error.code === 'not-found') return { kind: 'gone' };
        if (error.code === 'stale-version') return { kind: 'stale' };
        if (error.code === 'validation-failed') return { kind: 'refused', errors: fieldErrors(error) };
        if (error.code === 'failed-precondition') {
          // It waits for its time, or is in the trash: nothing helps but what the writer does.
          await this.load();
          return { kind: 'refused', errors: [{ field: '', detail: error.message }] };
        }
        throw error;
      }
    });
  }

  /** What an item was at a version; null where it is not kept. */
  async fieldsAt(version: number): Promise<Fields | null> {
    const revision = await orNull(this.ask<Item>('GET', `/revisions/${version}`), 'not-found');
    return revision && fieldsOf(this.kind, revision.data);
  }

  /** Makes the item what its copy says. @throws ProblemError, such as `base-changed` and `validation-failed` */
  async apply(copyTag: string): Promise<void> {
    await this.ask('POST', '/working-copy/apply', { headers: { 'If-Match': copyTag } });
  }

  /** Publishes it with what its copy says, if there is one. @param at as of when; null for now */
  async publish(copyTag: string | null, at: string | null): Promise<void> {
    const body = at === null ? {} : { published_at: at };
    if (copyTag === null) await this.ask('POST', '/publish', { body });
    else await this.ask('POST', '/working-copy/publish', { headers: { 'If-Match': copyTag }, body });
  }

  /** Has it go live at a time. */
  async schedule(copyTag: string | null, at: string): Promise<void> {
    if (copyTag === null) await this.ask('POST', '/schedule', { body: { published_at: at } });
    else
      await this.ask('POST', '/working-copy/schedule', {
        headers: { 'If-Match': copyTag },
        body: { publish_at: at },
      });
  }

  /** Takes such a time back of a copy that waits. */
  async unschedule(copyTag: string): Promise<void> {
    await this.ask('POST', '/working-copy/unschedule', { headers: { 'If-Match': copyTag } });
  }

  /** Makes it a draft again. */
  async unpublish(): Promise<void> {
    await this.ask('POST', '/unpublish');
  }

  /** Drops the working copy. */
  async discard(copyTag: string): Promise<void> {
    await this.ask('DELETE', '/working-copy', { headers: { 'If-Match': copyTag } });
  }

  /** A link that shows it to whoever has it. */
  async previewLink(hours: number): Promise<Schemas['PreviewLink']> {
    const headers = { 'Idempotency-Key': crypto.randomUUID() };
    return (await this.ask<Schemas['PreviewLink']>('POST', '/preview-link', { headers, body: { hours } }))
      .data;
  }

  /** Ends all links that show it to others. */
  async endPreviewLinks(): Promise<void> {
    await this.ask('DELETE', '/preview-link');
  }

  /** The versions that are kept, the last first. */
  async revisions(): Promise<readonly Schemas['RevisionSummary'][]> {
    const { data } = await this.ask<{ revisions: Schemas['RevisionSummary'][] }>('GET', '/revisions');
    return data.revisions;
  }

  /** What changed between two versions. */
  async compare(from: number, to: number): Promise<Schemas['RevisionDiff']> {
    return (await this.ask<Schemas['RevisionDiff']>('GET', `/revisions/${from}/diff`, { query: { to } }))
      .data;
  }

  /** Writes a former version as a new one. */
  async restore(version: number): Promise<void> {
    await this.ask('POST', `/revisions/${version}/restore`);
  }

  private ask<Data>(verb: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, init: AnyInit = {}) {
    return askAny<Data>(verb, `/admin/api/{kind}/{id}${path}`, {
      ...init,
      path: { kind: this.kind, id: this.id },
    });
  }
}

/** What a problem document says of fields, by their names. */
export function fieldErrors({ problem }: ProblemError): FieldError[] {
  return (problem?.errors ?? []).map(({ pointer, detail }) => ({
    field: pointer.replace(/^#?\//, '').split('/')[0] ?? '',
    detail,
  }));
}

function isProblem(error: unknown, code: string): boolean {
  return error instanceof ProblemError && error.code === code;
}

async function orNull<T>(answer: Promise<T>, code: string): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (isProblem(error, code)) return null;
    throw error;
  }
}

/** A refused password is asked for again after this, in ms. */
const ASK_AGAIN_MS = 60_000;

/** Names errors as the save queue knows them. */
async function forQueue<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError) {
      const seconds = error.problem?.retry_after;
      if (error.status === 401) throw new TryLater(error.message, ASK_AGAIN_MS);
      throw new TryLater(error.message, seconds === undefined ? null : seconds * 1_000);
    }
    if (error instanceof TypeError || error instanceof DOMException) throw new Unreachable(error.message);
    throw error;
  }
}
