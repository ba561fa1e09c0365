/** Markdown with everything that a page has to make readable. */
export const EVERYTHING = `
A claim[^1] and \`code\`, and a word that is longer than a narrow page is wide: ${'Donau'.repeat(30)}.

## One

\`\`\`ts
const total: number = 1 < 2 ? 3 : 4; // a line that is longer than a narrow page is wide, so that it scrolls by itself
\`\`\`

- [x] done
- [ ] to do

> A quotation.

## Two

| A | B |
| - | -: |
| ${'wide '.repeat(20)} | ${'2'.repeat(80)} |

<iframe src="https://youtu.be/a1" title="A film"></iframe>

![A picture](https://media.test/a.png)

### Within

## Three

[^1]: Where it comes from.
`;
