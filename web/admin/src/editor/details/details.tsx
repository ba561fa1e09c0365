import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { EditorModel } from '../item/editor-model.js';
import { listField, partsField, textField } from '../item/item.js';
import { askAny } from '../item/any-api.js';
import { ChipsField } from './chips-field.js';
import { CoverField } from './cover-field.js';
import { errorOf, Line } from './field.js';
import { ProjectFields } from './project-fields.js';
import { SeoFields } from './seo-fields.js';

/** All of an item but title and text, by its kind. */
export function Details({ model }: { model: EditorModel }) {
  const fields = model.fields.value ?? {};
  const item = model.standing.value?.item;
  const slug = textField(fields, 'slug');
  const base = { posts: '/posts/', pages: '/', projects: '/projects/' }[model.kind];
  const isFixed = item?.published_at != null;
  return (
    <div class="editor-details">
      <section class="stack" aria-labelledby="details-title">
        <h2 id="details-title">Details</h2>
        <CoverField model={model} />
        {model.kind === 'posts' && <TagsField model={model} />}
        <Line
          model={model}
          label="Excerpt"
          rows={3}
          value={textField(fields, 'excerpt')}
          placeholder={item?.excerpt}
          hint="What lists, feeds and search results say of it. Empty: the beginning of the text."
          error={errorOf(model, 'excerpt')}
          onValue={(value) => {
            model.edit({ excerpt: value === '' ? null : value });
          }}
        />
        <Line
          model={model}
          label="Address"
          value={slug}
          placeholder={item?.slug}
          hint={
            <>
              {base}
              {slug || item?.slug}
              {slug
                ? isFixed && ' · the former address will lead here'
                : isFixed
                  ? ' · as it is'
                  : ' · follows the title until it is published'}
            </>
          }
          error={errorOf(model, 'slug')}
          onValue={(value) => {
            model.edit({ slug: value === '' ? null : value });
          }}
        />
        <AuthorsField model={model} />
        {'featured' in fields && (
          <div class="check">
            <label>
              <input
                type="checkbox"
                checked={fields['featured'] === true}
                disabled={model.isReadOnly.value}
                onChange={({ currentTarget }) => {
                  model.edit({ featured: currentTarget.checked });
                }}
              />{' '}
              Featured
            </label>
          </div>
        )}
        {model.kind === 'projects' && <ProjectFields model={model} />}
      </section>
      <SeoFields
        model={model}
        seo={partsField(fields, 'seo')}
        path={`${base}${slug || (item?.slug ?? '')}`}
      />
    </div>
  );
}

function TagsField({ model }: { model: EditorModel }) {
  const known = useSignal<readonly string[]>([]);
  useEffect(() => {
    askAny<{ tags: { tag: string; name: string }[] }>('GET', '/admin/api/tags').then(
      ({ data }) => {
        known.value = data.tags.map(({ name, tag }) => name || tag);
      },
      // It is help for typing only.
      () => undefined,
    );
  }, []);
  return (
    <ChipsField
      model={model}
      field="tags"
      label="Tags"
      hint="Enter or a comma adds one."
      error={errorOf(model, 'tags')}
      values={listField(model.fields.value ?? {}, 'tags')}
      known={known.value}
    />
  );
}

interface Author {
  readonly id: string;
  readonly name: string;
}

function AuthorsField({ model }: { model: EditorModel }) {
  const everybody = useSignal<readonly Author[]>([]);
  useEffect(() => {
    askAny<{ authors: Author[] }>('GET', '/admin/api/authors/names', { query: { limit: 50 } }).then(
      ({ data }) => {
        everybody.value = data.authors;
      },
      () => undefined,
    );
  }, []);
  const chosen = listField(model.fields.value ?? {}, 'author_ids');
  const names = new Map(
    [...(model.standing.value?.item.authors ?? []), ...everybody.value].map(({ id, name }) => [id, name]),
  );
  const others = everybody.value.filter(({ id }) => !chosen.includes(id));
  const isOff = model.isReadOnly.value;
  const error = errorOf(model, 'author_ids');
  return (
    <fieldset class="field-group">
      <legend>Authors</legend>
      <ul class="chips">
        {chosen.map((id) => (
          <li key={id} class="chip">
            {names.get(id) ?? id}
            {chosen.length > 1 && !isOff && (
              <button
                type="button"
                class="chip-remove"
                onClick={() => {
                  model.edit({ author_ids: chosen.filter((other) => other !== id) });
                }}
              >
                <span aria-hidden="true">×</span>
                <span class="visually-hidden">Remove {names.get(id) ?? id}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 && !isOff && (
        <select
          aria-label="Add an author"
          value=""
          onChange={({ currentTarget }) => {
            if (currentTarget.value) model.edit({ author_ids: [...chosen, currentTarget.value] });
            currentTarget.value = '';
          }}
        >
          <option value="">Add an author…</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      {error && <p class="field-error">{error}</p>}
    </fieldset>
  );
}
