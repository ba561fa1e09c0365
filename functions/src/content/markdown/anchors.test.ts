import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderMarkdown } from './markdown.js';

const render = (markdown: string) => {
  const { html, toc, warnings } = renderMarkdown(markdown);
  return {
    html,
    ids: Array.from(html.matchAll(/ id="([^"]*)"/g), ([, id]) => id),
    links: Array.from(html.matchAll(/<a href="([^"]*)"/g), ([, href]) => href),
    toc: toc.map(({ id, title }) => [id, title]),
    warnings: warnings.map(({ detail }) => detail),
  };
};

describe('a heading that is given an id', () => {
  test.each([
    ['## Install {#my-id}', 'h-my-id', 'Install'],
    ['## Install {#My_Id}', 'h-my-id', 'Install'],
    ['## Install {: #my-id}', 'h-my-id', 'Install'],
    ['## Install {:#my-id}', 'h-my-id', 'Install'],
    ['## Install ## {#my-id}', 'h-my-id', 'Install'],
    ['## Install {#my-id} ##', 'h-my-id', 'Install'],
    ['Install {#my-id}\n---', 'h-my-id', 'Install'],
    ['## C# {#csharp}', 'h-csharp', 'C#'],
    ['## Über {#über-uns}', 'h-uber-uns', 'Über'],
    ['## Install{#h-my-id}', 'h-my-id', 'Install'],
    ['## a `b` *c* {#my_id_}', 'h-my-id', 'a b c'],
  ])('%j has it, and does not show it', (markdown, id, title) => {
    const { html, toc, warnings } = render(markdown);
    expect(toc).toEqual([[id, title]]);
    expect(html).toContain(` id="${id}"`);
    expect(html).not.toContain('{');
    expect(warnings).toEqual([]);
  });

  test.each(['## `{#x}`', '## a \\{#x}', '## {#x} a', '## a {x}', '## a {# x #}', '## a {#}'])(
    '%j is not one',
    (markdown) => {
      expect(render(markdown).html).toMatch(/\{/);
    },
  );

  test('leaves the ids of the others as they are', () => {
    const { toc } = render('## A {#b}\n\n## B\n\n## B\n\n## C {#b}');
    expect(toc.map(([id]) => id)).toEqual(['h-b-2', 'h-b', 'h-b-1', 'h-b-3']);
  });
});

describe('an element that is given an id or a name', () => {
  test.each([
    ['<a id="x"></a>', '<p><a id="h-x"></a></p>'],
    ['<a name="x">y</a>', '<p><a id="h-x">y</a></p>'],
    ['<h2 id="x">y</h2>', '<h2 id="h-x">y</h2>'],
    ['<p id="location">y</p>', '<p id="h-location">y</p>'],
    ['<li id="fn:1">y</li>', '<li id="h-fn-1">y</li>'],
    ['<img name="body" src="a.png">', '<img src="a.png" loading="lazy" />'],
    ['<p id="">y</p>', '<p>y</p>'],
  ])('%s has one of ours', (markdown, html) => {
    expect(render(markdown).html.trim()).toBe(html);
  });

  test('has another number when the id is given twice, or a heading has it', () => {
    const { ids, links } = render('<a id="x"></a> <a id="x"></a> [x](#x)\n\n## X\n\n## Y {#x}');
    expect(ids).toEqual(['h-x-2', 'h-x-3', 'h-x', 'h-x-1']);
    expect(links).toEqual(['#h-x-1']);
  });

  test('has no id that anything else has, whatever is given', () => {
    const names = fc.constantFrom('x', 'X', 'x-1', 'h-x', 'h-x-1', 'fn1', 'fnref1', '日', '', 'a b');
    const part = fc.oneof(
      names.map((name) => `# ${name}`),
      names.map((name) => `# y {#${name}}`),
      names.map((name) => `<a id="${name}"></a>`),
      names.map((name) => `<p name="x" id="${name}">z</p>`),
      fc.constant('^[z]'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const { ids, toc } = render(parts.join('\n\n'));
        expect(new Set(ids).size).toBe(ids.length);
        for (const [id] of toc) expect(ids).toContain(id);
      }),
    );
  });
});

describe('a link within a post', () => {
  const TEXT = [
    ...[
      '## Install',
      '## Custom title {#my-id}',
      '## Über uns',
      '## 日本',
      '## v1.2: foo.js & bar',
      '## Twice',
    ],
    ...['## Twice', '<a id="Old_Anchor"></a>'],
  ].join('\n\n');

  test.each([
    ['#install', '#h-install'],
    ['#Install', '#h-install'],
    ['#h-install', '#h-install'],
    ['#INSTALL', '#h-install'],
    ['#my-id', '#h-my-id'],
    ['#h-my-id', '#h-my-id'],
    ['#custom-title', '#h-my-id'],
    ['#custom-title-my-id', '#h-my-id'],
    ['#h-custom-title-my-id', '#h-my-id'],
    ['#über-uns', '#h-uber-uns'],
    ['#%C3%BCber-uns', '#h-uber-uns'],
    ['#u\u0308ber-uns', '#h-uber-uns'],
    ['#uber-uns', '#h-uber-uns'],
    ['#日本', '#h-riben'],
    ['#v12-foojs--bar', '#h-v1-2-foo-js-bar'],
    ['#twice', '#h-twice'],
    ['#twice-1', '#h-twice-1'],
    ['#Old_Anchor', '#h-old-anchor'],
    ['#old_anchor', '#h-old-anchor'],
  ])('%s leads to %s', (written, id) => {
    const { links, warnings } = render(`[a](${written}) <a title="b" href="${written}">b</a>\n\n${TEXT}`);
    expect(links).toEqual([id, id]);
    expect(warnings).toEqual([]);
  });

  test.each(['#none', '#h-none', '#%', '#"x', '#***'])(
    '%j that leads nowhere stays, with a warning',
    (written) => {
      const { links, warnings } = render(`<a href='${written}'>a</a>\n\n${TEXT}`);
      expect(links).toEqual([written.replace('"', '&quot;')]);
      expect(warnings).toEqual([`has a link to ${written}, but no heading or id of the text is called so`]);
    },
  );

  test.each(['#', '#top'])('%j leads to the beginning of any page', (written) => {
    expect(render(`[a](${written})`)).toMatchObject({ links: [written], warnings: [] });
  });

  test('that is text stays text', () => {
    const { html } = render('## A\n\n`<a href="#a">`\n\n&lt;a href="#a"&gt;');
    expect(html).toContain('<code>&lt;a href="#a"&gt;</code>');
    expect(html).toContain('<p>&lt;a href="#a"&gt;</p>');
  });
});
