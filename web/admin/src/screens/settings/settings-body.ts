/** What the form of the settings holds, as the API takes it. */
import type { Schemas } from '../../api/client.js';

type Settings = Schemas['AdminSettings'];

interface Picture {
  readonly url: string;
  readonly alt: string;
}

/** What the form holds: lists that are empty are not there. */
export interface SettingsValues extends Pick<
  Settings,
  | 'name'
  | 'description'
  | 'language'
  | 'time_zone'
  | 'colors'
  | 'fonts'
  | 'posts_per_page'
  | 'shown'
  | 'favicon'
> {
  readonly hero: { readonly title: string; readonly text: string; readonly image: Picture };
  readonly logo: Picture;
  readonly footer: { readonly text: string; readonly links?: readonly Labelled[] };
  readonly navigation?: readonly Labelled[];
  readonly social_links?: readonly { readonly label: string; readonly url: string }[];
}

interface Labelled {
  readonly label: string;
  readonly address: string;
}

/** Body of PATCH /admin/api/settings: rows and pictures that are left empty are none. */
export function bodyOf(values: SettingsValues) {
  const { hero, logo, footer, navigation = [], social_links: social = [], ...rest } = values;
  return {
    ...rest,
    hero: { title: hero.title, text: hero.text, image: pictureOf(hero.image) },
    logo: pictureOf(logo),
    footer: { text: footer.text, links: filled(footer.links ?? []) },
    navigation: filled(navigation),
    social_links: filled(social),
  };
}

function pictureOf({ url, alt }: Picture): Picture | null {
  return url === '' ? null : { url, alt };
}

function filled<Row extends object>(rows: readonly Row[]): Row[] {
  return rows.filter((row) => Object.values(row).some((value) => value !== ''));
}
