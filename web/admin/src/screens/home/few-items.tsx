import { useLoad } from '../../api/load.js';
import { State } from '../../app/screen.js';
import { Time } from '../../app/time.js';
import type { ListPage } from '../../list/list.js';
import { PAGES, POSTS, PROJECTS, type Item, type Kind } from '../content/kinds.js';
import { Card } from './home.js';

const FEW = 5;

const KINDS = [POSTS, PAGES, PROJECTS];

interface FewItemsProps {
  readonly title: string;
  readonly query: {
    readonly status: 'draft' | 'scheduled';
    readonly sort: '-updated_at' | 'published_at';
  };
  /** What is said where there are none. */
  readonly empty: string;
}

/** The first items of all kinds that stand at something, and the way to the others. */
export function FewItems({ title, query, empty }: FewItemsProps) {
  const { data, failure, reload } = useLoad(() =>
    Promise.all(
      KINDS.map(async (kind) => ({ kind, page: await kind.list({ ...query, limit: String(FEW) }) })),
    ),
  );
  const lists = data.value;
  const all = (lists ?? []).flatMap(({ kind, page }) => page.items.map((item) => ({ kind, item })));
  const shown = all.sort((a, b) => compare(a.item, b.item, query.sort)).slice(0, FEW);
  const isMore = (lists ?? []).some(({ page }) => (page.total ?? 0) > page.items.length) || all.length > FEW;
  return (
    <Card title={title} note={isMore && <Ways lists={lists ?? []} query={query} />}>
      {!lists ? (
        <State failure={failure.value} isLoading onRetry={() => void reload()} />
      ) : shown.length === 0 ? (
        <p class="soft">{empty}</p>
      ) : (
        <ul class="lines">
          {shown.map(({ kind, item }) => (
            <li class="line" key={item.id}>
              <a href={`${kind.path}/${item.id}`}>{item.title}</a>
              <span class="soft small">
                <Time at={timeOf(item, query.sort)} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

interface WaysProps extends Pick<FewItemsProps, 'query'> {
  readonly lists: readonly { readonly kind: Kind; readonly page: ListPage<Item> }[];
}

/** To the lists of those kinds that there are some of. */
function Ways({ lists, query: { status, sort } }: WaysProps) {
  return (
    <span class="ways">
      {lists
        .filter(({ page }) => page.total !== 0)
        .map(({ kind, page }) => (
          <a key={kind.path} href={`${kind.path}?status=${status}&sort=${sort}`}>
            {(page.total ?? 0).toLocaleString('en')} {page.total === 1 ? kind.singular : kind.plural}
          </a>
        ))}
    </span>
  );
}

type Sort = FewItemsProps['query']['sort'];

function compare(a: Item, b: Item, sort: Sort): number {
  const order = timeOf(a, sort).localeCompare(timeOf(b, sort));
  return sort === 'published_at' ? order : -order;
}

function timeOf({ updated_at: updatedAt, published_at: publishedAt }: Item, sort: Sort): string {
  return sort === 'published_at' ? (publishedAt ?? updatedAt) : updatedAt;
}
