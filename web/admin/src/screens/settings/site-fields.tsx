import { WORDS_LANGUAGES } from '../../../../../functions/src/site/words/languages.js';
import type { Schemas } from '../../api/client.js';
import { Select, TextArea, TextField } from '../../form/fields.js';
import { PairList } from '../../form/pair-list.js';
import { PictureField } from '../media/picture-field.js';

type Settings = Schemas['AdminSettings'];

const languages = new Intl.DisplayNames('en', { type: 'language' });

/** What the site is called, says of itself and leads to. */
export function SiteFields({ settings }: { settings: Settings }) {
  const { name, description, language, time_zone: zone, hero, footer, logo, favicon } = settings;
  // Others can be told to the API: the site has its words in English then.
  const tags = new Set([language, ...WORDS_LANGUAGES]);
  const zones = Intl.supportedValuesOf('timeZone');
  return (
    <>
      <fieldset class="group">
        <legend>The site</legend>
        <TextField name="name" label="Name" value={name} missing="Give the site a name." />
        <TextArea
          name="description"
          label="Description"
          value={description}
          rows={2}
          hint="For search engines and feeds."
        />
        <div class="pair-of">
          <Select
            name="language"
            label="Language"
            value={language}
            options={Array.from(tags, (tag) => [tag, languages.of(tag) ?? tag])}
          />
          <Select
            name="time_zone"
            label="Time zone"
            value={zone}
            options={(zones.includes(zone) ? zones : [zone, ...zones]).map((value) => [
              value,
              value.replaceAll('_', ' '),
            ])}
          />
        </div>
        <PictureField name="logo" legend="Logo" picture={logo} />
        <TextField name="favicon" label="Favicon: address of its picture" value={favicon} empty="null" />
      </fieldset>
      <fieldset class="group">
        <legend>Front page</legend>
        <TextField name="hero/title" label="Title" value={hero.title} />
        <TextArea name="hero/text" label="Text" value={hero.text} rows={3} />
        <PictureField name="hero/image" legend="Picture" picture={hero.image} />
      </fieldset>
      <fieldset class="group">
        <legend>Where it leads</legend>
        <PairList
          name="navigation"
          legend="Navigation"
          first={['label', 'Text']}
          second={['address', 'Address']}
          values={settings.navigation}
          hint="At the top of every page."
        />
        <TextField name="footer/text" label="Footer" value={footer.text} />
        <PairList
          name="footer/links"
          legend="Links in the footer"
          first={['label', 'Text']}
          second={['address', 'Address']}
          values={footer.links}
        />
        <PairList
          name="social_links"
          legend="Elsewhere"
          first={['label', 'Text']}
          second={['url', 'Address']}
          values={settings.social_links}
        />
      </fieldset>
    </>
  );
}
