import { CODE_FONTS, headingFont, TEXT_FONTS } from '../../../../../functions/src/settings/fonts.js';
import { BrandMark, Flames } from '../../../../../functions/src/site/components/flames.js';
import type { Schemas } from '../../api/client.js';
import type { SettingsValues } from './settings-body.js';

interface PreviewProps {
  readonly settings: Schemas['AdminSettings'];
  /** What the form holds; null until something is typed. */
  readonly typed: SettingsValues | null;
}

/** How the top of the front page and the end of each page look with what is typed, in the light and in the dark. */
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

function Sheet({ scheme, shown }: SheetProps) {
  const { name, description, logo, hero, navigation, colors, fonts } = shown;
  const { accent, paper } = colors[scheme];
  const text = TEXT_FONTS[fonts.text];
  const headings = headingFont(fonts.headings);
  return (
    <div class={`preview is-${scheme}`} style={{ '--accent': accent, '--paper': paper, fontFamily: text }}>
      <div class="preview-nav">
        <strong style={{ fontFamily: headings }}>
          {logo?.url ? <img class="brand-mark" src={logo.url} alt={logo.alt} /> : <BrandMark />}
          {name}
        </strong>
        <Labels of={navigation} />
      </div>
      <div class="preview-intro">
        <div class="stack">
          <p class="preview-title" style={{ fontFamily: headings }}>
            {hero.title || name}
          </p>
          <p class="soft">{hero.text || description}</p>
        </div>
        {hero.image?.url ? (
          <img class="preview-art" src={hero.image.url} alt={hero.image.alt} />
        ) : (
          <Flames class="preview-art" hasSun />
        )}
      </div>
      <p>
        A <span class="preview-link">link in a text</span>, and{' '}
        <code style={{ fontFamily: CODE_FONTS[fonts.code] }}>some code</code>.
      </p>
      <Footer shown={shown} />
    </div>
  );
}

/** What the owner says there; the site adds its own links. */
function Footer({ shown: { footer, social_links: social, shown } }: Pick<SheetProps, 'shown'>) {
  return (
    <div class="preview-footer">
      {footer.text && <span>{footer.text}</span>}
      <span class="preview-labels">
        <Labels of={footer.links} />
        <Labels of={social} />
        {shown.feeds && <span>RSS</span>}
      </span>
    </div>
  );
}

/** What links say; a row that is not typed yet says nothing. */
function Labels({ of: links = [] }: { of: readonly { readonly label: string }[] | undefined }) {
  return (
    <>{links.map(({ label }, index) => label !== '' && <span key={`${index}${label}`}>{label}</span>)}</>
  );
}
