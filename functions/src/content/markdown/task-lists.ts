import type MarkdownIt from 'markdown-it';

const MARKER = /^\[([ x])\]\s/i;

/**
 * Boxes for list items that begin with `[ ]` or `[x]`, as GitHub shows them. The published plugins for this want an older
 * markdown-it.
 *
 * @see https://github.github.com/gfm/#task-list-items-extension-
 */
export function taskLists(markdown: InstanceType<typeof MarkdownIt>): void {
  markdown.core.ruler.after('inline', 'task-lists', ({ tokens, Token }) => {
    tokens.forEach((token, index) => {
      const item = tokens[index - 2];
      const mark = token.type === 'inline' ? MARKER.exec(token.content)?.[1] : undefined;
      const text = token.children?.[0];
      if (mark === undefined || item?.type !== 'list_item_open' || text?.type !== 'text') return;
      text.content = text.content.slice(3);
      const box = new Token('html_inline', '', 0);
      box.content = `<input type="checkbox" class="task-list-item-checkbox" disabled${mark === ' ' ? '' : ' checked'}>`;
      token.children?.unshift(box);
      item.attrJoin('class', 'task-list-item');
    });
  });
}
