import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso/router';
import { count } from '../../app/format.js';
import { Icon } from '../../app/icons.js';
import { Screen } from '../../app/screen.js';
import { hasScreen } from '../../app/screens.js';
import { Time } from '../../app/time.js';
import type { Filter } from '../../list/filters.js';
import { List } from '../../list/list.js';
import type { Column } from '../../list/table.js';
import { BulkActions } from './bulk-actions.js';
import { AUTHOR, CHANGES_AND_DAYS, FEATURED, STATUS, TAG } from './content-filters.js';
import { PAGES, POSTS, PROJECTS, type Item, type Kind } from './kinds.js';
import { NewItem } from './new-item.js';

/** All posts. */
export const PostList = () => (
  <ContentList kind={POSTS} filters={[STATUS, TAG, AUTHOR, FEATURED, ...CHANGES_AND_DAYS]} />
);

/** All pages. */
export const PageList = () => <ContentList kind={PAGES} filters={[STATUS, AUTHOR, ...CHANGES_AND_DAYS]} />;

/** All projects. */
export const ProjectList = () => (
  <ContentList kind={PROJECTS} filters={[STATUS, AUTHOR, FEATURED, ...CHANGES_AND_DAYS]} />
);

interface ContentListProps {
  readonly kind: Kind;
  readonly filters: readonly Filter[];
}

function ContentList({ kind, filters }: ContentListProps) {
  const { query } = useLocation();
  const isCreating = useSignal(false);
  const { singular, plural } = kind;
  const add = (
    <button
      type="button"
      class="button"
      onClick={() => {
        isCreating.value = true;
      }}
    >
      <Icon name="plus" />
      New {singular}
    </button>
  );
  return (
    <Screen title={plural.charAt(0).toUpperCase() + plural.slice(1)} actions={add}>
      <List<Item>
        key={kind.path}
        what={plural}
        load={kind.list}
        columns={columnsOf(kind)}
        idOf={({ id }) => id}
        nameOf={({ title }) => title}
        search={`Search ${plural}`}
        filters={filters}
        bulk={(selection, reload) => (
          <BulkActions
            kind={kind}
            isTrash={query['status'] === 'trashed'}
            selection={selection}
            reload={reload}
          />
        )}
        empty={
          <>
            <p>
              {query['status'] === 'trashed'
                ? 'The trash is empty.'
                : `No ${plural} yet. The first one is a title away.`}
            </p>
          </>
        }
      />
      {isCreating.value && (
        <NewItem
          kind={kind}
          onClose={() => {
            isCreating.value = false;
          }}
        />
      )}
    </Screen>
  );
}

function columnsOf(kind: Kind): Column<Item>[] {
  const canOpen = hasScreen(`${kind.path}/:id`);
  return [
    {
      title: 'Title',
      sort: 'title',
      cell: ({ id, title, authors, tags, tag_names: names }) => (
        <>
          {canOpen ? (
            <a class="row-title" href={`${kind.path}/${id}`}>
              {title}
            </a>
          ) : (
            <span class="row-title">{title}</span>
          )}
          <span class="row-note">
            {[
              authors.map(({ name }) => name).join(', '),
              ...(tags ?? []).map((tag) => `#${names?.[tag] ?? tag}`),
            ].join(' · ')}
          </span>
        </>
      ),
    },
    { title: 'Status', cell: (item) => <Status item={item} /> },
    {
      title: 'Published',
      sort: 'published_at',
      narrow: 'hidden',
      cell: ({ published_at: at }) => at && <Time at={at} />,
    },
    {
      title: 'Changed',
      sort: 'updated_at',
      narrow: 'titled',
      cell: ({ updated_at: at }) => <Time at={at} />,
    },
    {
      title: 'Reading',
      isNumber: true,
      narrow: 'hidden',
      cell: ({ reading_time_minutes: minutes }) => count(minutes, 'min', 'min'),
    },
  ];
}

/** What a status is called, and which of the badges it has. */
function Status({ item: { status, published_at: at } }: { item: Item }) {
  const isScheduled = status === 'published' && at !== null && Date.parse(at) > Date.now();
  const [kind, text] = isScheduled
    ? ['scheduled', 'Scheduled']
    : (
        {
          draft: ['draft', 'Draft'],
          published: ['published', 'Published'],
          trashed: ['trashed', 'In the trash'],
        } as const
      )[status];
  return <span class={`badge is-${kind}`}>{text}</span>;
}
