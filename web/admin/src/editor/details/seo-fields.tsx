import { useSignal } from '@preact/signals';
import { Fragment } from 'preact';
import { siteName } from '../../app/site.js';
import { PictureDialog } from '../../screens/media/picture-dialog.js';
import type { EditorModel } from '../item/editor-model.js';
import { partsField, textField } from '../item/item.js';
import type { Json } from '../writing/fields.js';
import { errorOf, Line } from './field.js';

interface SeoFieldsProps {
  readonly model: EditorModel;
  readonly seo: Readonly<Record<string, Json>>;
  /** Where it will be. */
  readonly path: string;
}

const MORE = [
  ['og_title', 'Title in link previews'],
  ['og_description', 'Description in link previews'],
  ['og_image', 'Picture in link previews, by its address'],
  ['twitter_title', 'Title on X'],
  ['twitter_description', 'Description on X'],
  ['twitter_image', 'Picture on X, by its address'],
  ['canonical_url', 'Where it was published first, by its address'],
] as const;

/** What search engines and link previews are told, and about how it looks there. */
export function SeoFields({ model, seo, path }: SeoFieldsProps) {
  const fields = model.fields.value ?? {};
  const isOpen = useSignal(MORE.some(([name]) => Boolean(seo[name])));
  /** The field that a picture is chosen for. */
  const choosing = useSignal<string | null>(null);
  const told = (name: string): string => (typeof seo[name] === 'string' ? seo[name] : '');
  const set = (name: string) => (value: string) => {
    model.edit({ seo: { ...seo, [name]: value === '' ? null : value } });
  };
  const title = told('title') || textField(fields, 'title') || 'Untitled';
  const excerpt = textField(fields, 'excerpt') || (model.standing.value?.item.excerpt ?? '');
  const description = told('description') || excerpt;
  const cover = partsField(fields, 'cover_image')['url'];
  const picture = told('og_image') || (typeof cover === 'string' ? cover : '');
  const error = errorOf(model, 'seo');
  return (
    <section class="stack" aria-labelledby="seo-title">
      <h2 id="seo-title">In search results and link previews</h2>
      {error && <p class="field-error">{error}</p>}
      <div class="serp" aria-label="About how a search result looks" role="img">
        <p class="serp-address">
          {location.host} › {path.split('/').filter(Boolean).join(' › ')}
        </p>
        <p class="serp-title">{cut(title, 60)}</p>
        <p class="serp-text">{cut(description, 160) || 'The beginning of the text stands here.'}</p>
      </div>
      <Line
        model={model}
        label="Title in search results"
        value={told('title')}
        placeholder={textField(fields, 'title')}
        hint={lengthHint(told('title'), 60)}
        onValue={set('title')}
      />
      <Line
        model={model}
        label="Description in search results"
        rows={3}
        value={told('description')}
        placeholder={excerpt}
        hint={lengthHint(told('description'), 160)}
        onValue={set('description')}
      />
      <div class="link-card" aria-label="About how a link preview looks" role="img">
        {picture ? (
          <img src={picture} alt="" />
        ) : (
          <p class="link-card-drawn">{cut(told('og_title') || title, 90)}</p>
        )}
        <div>
          <p class="small soft">{siteName.value || location.host}</p>
          <p class="label">{cut(told('og_title') || title, 90)}</p>
          <p class="small soft">{cut(told('og_description') || description, 120)}</p>
        </div>
      </div>
      {!picture && (
        <p class="field-hint">Without a cover a card with the title is drawn when it is published.</p>
      )}
      <details
        open={isOpen.value}
        onToggle={({ currentTarget }) => {
          isOpen.value = currentTarget.open;
        }}
      >
        <summary>More of that</summary>
        <div class="stack details-more">
          {MORE.map(([name, label]) => (
            <Fragment key={name}>
              <Line
                model={model}
                label={label}
                value={told(name)}
                type={/url|image/.test(name) ? 'url' : 'text'}
                onValue={set(name)}
              />
              {name.endsWith('_image') && !model.isReadOnly.value && (
                <button
                  type="button"
                  class="link-button"
                  onClick={() => {
                    choosing.value = name;
                  }}
                >
                  Choose a picture…<span class="visually-hidden"> {label}</span>
                </button>
              )}
            </Fragment>
          ))}
        </div>
      </details>
      {choosing.value && (
        <PictureDialog
          files={[]}
          submit="Upload and use it"
          isShownAtOnce
          onClose={() => {
            choosing.value = null;
          }}
          onPicture={({ url }) => {
            // Others look at it from elsewhere.
            if (choosing.value) set(choosing.value)(new URL(url, location.href).href);
            choosing.value = null;
          }}
        />
      )}
    </section>
  );
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length).replace(/\s+\S*$/, '')} …`;
}

function lengthHint(text: string, most: number): string {
  if (text === '') return `Empty: as it is. About ${most} characters are shown.`;
  return text.length > most
    ? `${text.length} characters: about ${most} are shown.`
    : `${text.length} of about ${most} characters.`;
}
