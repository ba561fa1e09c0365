import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { HOSTILE_CASES } from '../../../test/support/posts/hostile-markdown.js';
import { describeHit } from '../describe-hit.js';
import { highlight } from './highlight.js';
import { queryTerms, tokenize } from '../../content/index.js';

/** What a reader sees, without marks. */
function shown(html: string): string {
  return html
    .replaceAll(/<\/?mark>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

function expectNothingButMarks(html: string): void {
  expect(html.replaceAll(/<mark>[^<>]*<\/mark>/g, '')).not.toMatch(/[<>"']/);
  expect(html).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
}

describe('a highlighted text', () => {
  test.each([
    ['The café, CAFE', ['cafe'], 'The <mark>café</mark>, <mark>CAFE</mark>'],
    ['Straße', ['strasse'], '<mark>Straße</mark>'],
    ['Don\'t <b> & "q"', ['dont'], '<mark>Don&#39;t</mark> &lt;b&gt; &amp; &quot;q&quot;'],
    ['日本語です', ['日本', '本語'], '<mark>日本語</mark>です'],
    ['C++ and C', ['c++'], '<mark>C++</mark> and C'],
    ['cart <script>', ['script', 'amp', 'lt', 'mark'], 'cart &lt;<mark>script</mark>&gt;'],
    ['nothing', ['other'], 'nothing'],
    ['', ['a'], ''],
  ])('of %j by %j', (text, terms, html) => {
    expect(highlight(text, terms)).toBe(html);
  });

  test.each(HOSTILE_CASES)('has no element but marks: %s: %j', (_kind, text) => {
    const terms = tokenize(text).map(({ term }) => term);
    expectNothingButMarks(highlight(text, terms));
    expectNothingButMarks(highlight(text, terms, { maxLength: 20 }));
  });

  test('has no element but marks and is a part of the text, whatever text, terms and length', () => {
    const pieces = fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        "'",
        '&',
        '&lt;',
        '<mark>',
        '</mark>',
        '<script>',
        'alert',
        ' ',
        '\n',
        '…',
        'é',
        'ß',
        '½',
      ],
      ...['日本語', '\u0301', '👩🏽‍💻', '\ud83d', '\ude00', 'word', 'mark', 'amp', 'onerror=', '\u00ad'],
    );
    const text = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''));
    const lengths = fc.option(fc.integer({ min: 4, max: 60 }), { nil: Infinity });
    fc.assert(
      fc.property(text, text, lengths, (content, query, maxLength) => {
        const terms = [...queryTerms(query), ...queryTerms(content)];
        const html = highlight(content, terms, { maxLength });
        expectNothingButMarks(html);
        const visible = shown(html);
        expect(visible.length).toBeLessThanOrEqual(maxLength);
        if (content.length <= maxLength) expect(visible).toBe(content);
        else
          expect(withoutEllipses(visible).some((part) => part !== '' && content.includes(part))).toBe(true);
        if (content.isWellFormed()) expect(html.isWellFormed()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

/** The text may itself begin or end with an ellipsis. */
function withoutEllipses(visible: string): string[] {
  return [visible.replace(/^…/, ''), visible.replace(/…$/, ''), visible.replace(/^…/, '').replace(/…$/, '')];
}

describe('of a long text', () => {
  const filler = 'lorem ipsum dolor sit amet '.repeat(20);
  const text = `alpha ${filler}alpha near beta ${filler}beta`;

  test('the part with the most different terms is shown', () => {
    const html = highlight(text, ['alpha', 'beta'], { maxLength: 60 });
    expect(html).toMatch(/^….*<mark>alpha<\/mark> near <mark>beta<\/mark>.*…$/);
  });

  test('the first of equal parts is shown', () => {
    expect(highlight(text, ['alpha'], { maxLength: 60 })).toMatch(/^<mark>alpha<\/mark> lorem/);
  });

  test('the beginning is shown when it has no term', () => {
    expect(highlight(text, [], { maxLength: 30 })).toBe('alpha lorem ipsum dolor sit…');
  });

  test('words stay whole at the cuts', () => {
    const words = new Set(text.split(' '));
    const visible = shown(highlight(text, ['near'], { maxLength: 80 })).replaceAll('…', '');
    for (const word of visible.split(' ')) expect(words).toContain(word);
  });

  test('characters stay whole at the cuts where there are no words', () => {
    const family = '👩‍👩‍👧‍👦';
    const visible = shown(highlight(family.repeat(40), [], { maxLength: 50 }));
    expect(visible).toMatch(new RegExp(`^(?:${family})+…$`, 'u'));
  });

  test('a match longer than there is room for is shown in part', () => {
    const long = 'a'.repeat(300);
    const html = highlight(`${filler}${long}`, ['a'.repeat(40)], { maxLength: 50 });
    expect(shown(html)).toBe(`…${'a'.repeat(48)}…`);
  });
});

describe('a hit is described', () => {
  const document = {
    title: 'On <Firestore>',
    excerpt: 'The excerpt',
    text: `${'words '.repeat(100)}firestore here`,
  };

  test('by its whole title and the part of the text that has the terms', () => {
    const { titleHtml, snippetHtml } = describeHit(['firestore'], document);
    expect(titleHtml).toBe('On &lt;<mark>Firestore</mark>&gt;');
    expect(snippetHtml).toMatch(/^….*<mark>firestore<\/mark> here$/);
    expect(shown(snippetHtml).length).toBeLessThanOrEqual(200);
  });

  test('by its excerpt when the text has none of the terms', () => {
    expect(describeHit(['excerpt'], document).snippetHtml).toBe('The <mark>excerpt</mark>');
  });
});
