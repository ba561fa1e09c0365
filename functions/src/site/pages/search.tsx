import type { PageEntry } from '../../pages/index.js';
import type { PostEntry } from '../../posts/index.js';
import type { ProjectEntry } from '../../projects/index.js';
import type { Found, FoundItem } from '../../search/index.js';
import { Layout } from '../components/layout.js';
import { ListHeader } from '../components/list-header.js';
import { Message, MessageAction } from '../components/message.js';
import { ItemRow, PostRow } from '../components/post-parts.js';
import type { Frame } from '../frame.js';
import { searchPath } from '../paths.js';
import { page } from './page-rendering.js';

/** What the page of a search shows. */
export interface SearchSource {
  readonly frame: Frame;
  /** What was searched; empty before anything was. */
  readonly text: string;
  readonly found: Found;
}

/** The posts that match some words, the best first. Search engines leave it out: it is made of other pages. */
export const searchPage = page(({ frame, text, found }: SearchSource) => {
  const { words } = frame;
  return (
    <Layout
      frame={frame}
      path={null}
      searched={text}
      meta={{
        title: text === '' ? words.search : `${words.search}: ${text}`,
        description: words.searchIntro,
        canonical: frame.siteUrl + (text === '' ? '/search' : searchPath(text)),
        isUnlisted: true,
      }}
    >
      <div class="view search-view" id="results">
        <Results frame={frame} text={text} found={found} />
      </div>
    </Layout>
  );
});

function Results({ frame, text, found: { items, total } }: { frame: Frame; text: string; found: Found }) {
  const { words } = frame;
  if (text === '') return <ListHeader frame={frame} title={words.searchIntro} />;
  if (total === 0) {
    return (
      <Message
        frame={frame}
        title={words.nothingFound(text)}
        text={words.nothingFoundText}
        art="nothing found"
      >
        <MessageAction href="/posts">{words.allPosts}</MessageAction>
      </Message>
    );
  }
  return (
    <>
      <ListHeader frame={frame} eyebrow={words.found(total)} title={text} />
      <ol class="post-list" role="list" aria-label={words.searchResults}>
        {items.map((item) => (
          <FoundRow key={item.entry.id} frame={frame} item={item} />
        ))}
      </ol>
      {total > items.length && (
        <div class="pager">
          <p class="pager-count" {...frame.ofWords}>
            {words.moreFound(items.length, total)}
          </p>
        </div>
      )}
    </>
  );
}

function FoundRow({
  frame,
  item: { kind, entry, titleHtml, snippetHtml },
}: {
  frame: Frame;
  item: FoundItem;
}) {
  const [title, excerpt] = [<Marked html={titleHtml} />, <Marked html={snippetHtml} />];
  if (kind === 'post')
    return <PostRow frame={frame} post={entry as PostEntry} title={title} excerpt={excerpt} />;
  const href = frame.addresses.pathOf(kind, entry.slug);
  // What is no post has a picture as posts have.
  return <ItemRow href={href} of={entry as PageEntry | ProjectEntry} title={title} excerpt={excerpt} />;
}

/** Escaped text with `mark` around what matched, as the search gives it. */
function Marked({ html }: { html: string }) {
  return <span dangerouslySetInnerHTML={{ __html: html }}></span>;
}
