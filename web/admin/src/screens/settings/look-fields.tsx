import { CODE_FONT_NAMES, TEXT_FONT_NAMES } from '../../../../../functions/src/settings/fonts.js';
import type { Schemas } from '../../api/client.js';
import { Checkbox, Select, TextField } from '../../form/fields.js';

type Settings = Schemas['AdminSettings'];

const nameOf = (font: string): string => font.charAt(0).toUpperCase() + font.slice(1).replaceAll('-', ' ');
const TEXT_FONTS = TEXT_FONT_NAMES.map((font) => [font, nameOf(font)] as const);
const CODE_FONTS = CODE_FONT_NAMES.map((font) => [font, nameOf(font)] as const);

/** Colours and fonts. */
export function LookFields({ settings: { colors, fonts } }: { settings: Settings }) {
  return (
    <fieldset class="group">
      <legend>Look</legend>
      <div class="pair-of">
        {(['light', 'dark'] as const).map((scheme) => (
          <fieldset class="choices" key={scheme}>
            <legend>{scheme === 'light' ? 'In the light' : 'In the dark'}</legend>
            <TextField
              name={`colors/${scheme}/accent`}
              label="Accent"
              type="color"
              value={colors[scheme].accent}
            />
            <TextField
              name={`colors/${scheme}/paper`}
              label="Paper"
              type="color"
              value={colors[scheme].paper}
            />
          </fieldset>
        ))}
      </div>
      <p class="field-hint">Colours that could not be read on each other are refused.</p>
      <div class="pair-of">
        <Select name="fonts/headings" label="Headings" value={fonts.headings} options={TEXT_FONTS} />
        <Select name="fonts/text" label="Text" value={fonts.text} options={TEXT_FONTS} />
        <Select name="fonts/code" label="Code" value={fonts.code} options={CODE_FONTS} />
      </div>
    </fieldset>
  );
}

const SHOWN: readonly (readonly [name: keyof Settings['shown'], label: string])[] = [
  ['search', 'Search'],
  ['tags', 'Tags'],
  ['archive', 'Archive'],
  ['authors', 'Authors'],
  ['projects', 'Projects'],
  ['contact_form', 'Contact form'],
  ['feeds', 'Feeds'],
  ['reading_time', 'Reading time'],
  ['updated_date', 'Date of the last change'],
  ['table_of_contents', 'Table of contents'],
  ['related_posts', 'Related posts'],
  ['todos', 'To-do lists of accounts'],
];

/** What pages show. */
export function ShownFields({ settings }: { settings: Settings }) {
  return (
    <fieldset class="group">
      <legend>Shown on pages</legend>
      <div class="checks">
        {SHOWN.map(([name, label]) => (
          <Checkbox key={name} name={`shown/${name}`} label={label} isChecked={settings.shown[name]} />
        ))}
      </div>
      <TextField
        name="posts_per_page"
        label="Posts on a page"
        type="number"
        min={1}
        max={50}
        value={settings.posts_per_page}
        missing="Say how many."
      />
    </fieldset>
  );
}
