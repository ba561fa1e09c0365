import { CODE_FONTS, headingFont, TEXT_FONTS } from '../../../../../functions/src/settings/fonts.js';
import type { Schemas } from '../../api/client.js';
import type { SettingsValues } from './settings-body.js';

interface PreviewProps {
  readonly settings: Schemas['AdminSettings'];
  /** What the form holds; null until something is typed. */
  readonly typed: SettingsValues | null;
}

/** How the top of the front page looks with what is typed, in the light and in the dark. */
export function Preview({ settings, typed }: PreviewProps) {
  const shown = typed ?? settings;
  return (
    <section aria-labelledby="preview-title" class="stack">
      <h2 id="preview-title">Preview</h2>
      {(['light', 'dark'] as const).map((scheme) => (
        <Sheet key={scheme} scheme={scheme} shown={shown} />
      ))}
      <p class="small soft">
        As it is now: <a href="/">the front page</a>
      </p>
    </section>
  );
}

interface SheetProps {
  readonly scheme: 'light' | 'dark';
  readonly shown: PreviewProps['settings'] | SettingsValues;
}

function Sheet({ scheme, shown: { name, hero, navigation = [], colors, fonts } }: SheetProps) {
  const { accent, paper } = colors[scheme];
  const text = TEXT_FONTS[fonts.text];
  const headings = headingFont(fonts.headings);
  return (
    <div class={`preview is-${scheme}`} style={{ '--accent': accent, '--paper': paper, fontFamily: text }}>
      <p class="preview-nav">
        <strong style={{ fontFamily: headings }}>{name}</strong>
        {navigation.slice(0, 4).map(({ label }, index) => (
          <span key={`${index}${label}`}>{label}</span>
        ))}
      </p>
      <p class="preview-title" style={{ fontFamily: headings }}>
        {hero.title || name}
      </p>
      <p>{hero.text}</p>
      <p>
        A <span class="preview-link">link in a text</span>, and{' '}
        <code style={{ fontFamily: CODE_FONTS[fonts.code] }}>some code</code>.
      </p>
    </div>
  );
}
