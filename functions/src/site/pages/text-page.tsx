import { Article } from '../components/article.js';
import { ItemPage } from '../components/item-page.js';
import { TableOfContents } from '../components/table-of-contents.js';
import type { PageSource } from '../items/site-item.js';
import { itemMeta } from '../meta/item-meta.js';
import { pageThing } from '../meta/things.js';
import { itemPage } from './page-rendering.js';

/** A page by itself, such as about or imprint: no date, no tags, nothing that leads on. */
export const textPage = itemPage(({ frame, item }: PageSource, isPreview) => (
  <ItemPage
    frame={frame}
    path={frame.addresses.pathOf('page', item.slug)}
    meta={itemMeta(frame, { what: 'page', item, things: [pageThing(frame, item)] })}
    isPreview={isPreview}
  >
    <Article frame={frame} of={item} contents={<TableOfContents frame={frame} toc={item.toc} />} />
  </ItemPage>
));
