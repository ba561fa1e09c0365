import { useSignal } from '@preact/signals';
import { Icon } from '../../app/icons.js';
import type { EditorModel } from '../item/editor-model.js';
import { listField, partsField, textField } from '../item/item.js';
import { PictureDialog } from '../../screens/media/picture-dialog.js';
import { isList, type Json } from '../writing/fields.js';
import { ChipsField } from './chips-field.js';
import { errorOf, Line } from './field.js';

/** What projects have besides. */
export function ProjectFields({ model }: { model: EditorModel }) {
  const fields = model.fields.value ?? {};
  const period = partsField(fields, 'period');
  const order = fields['order'];
  const setPeriod = (part: 'start' | 'end') => (value: string) => {
    const next = {
      start: textField(period, 'start'),
      end: textField(period, 'end') || null,
      [part]: part === 'end' ? value || null : value,
    };
    const isEmpty = !next.start && !next.end;
    model.edit({ period: isEmpty ? null : next });
  };
  const line = (name: string, label: string, type?: 'url') => (
    <Line
      model={model}
      label={label}
      value={textField(fields, name)}
      error={errorOf(model, name)}
      {...(type && { type })}
      onValue={(value) => {
        model.edit({ [name]: value === '' ? null : value });
      }}
    />
  );
  return (
    <>
      {line('role', 'Role')}
      {line('client', 'Client')}
      <div class="two">
        <Line
          model={model}
          label="From"
          type="month"
          placeholder="2026-05"
          value={textField(period, 'start')}
          error={errorOf(model, 'period')}
          onValue={setPeriod('start')}
        />
        <Line
          model={model}
          label="Until"
          type="month"
          placeholder="2026-05"
          value={textField(period, 'end')}
          hint="Empty: it goes on."
          onValue={setPeriod('end')}
        />
      </div>
      <ChipsField
        model={model}
        field="stack"
        label="Made with"
        hint="Such as TypeScript. Enter or a comma adds one."
        error={errorOf(model, 'stack')}
        values={listField(fields, 'stack')}
      />
      <LinksField model={model} />
      {line('repository', 'Source code, by its address', 'url')}
      <GalleryField model={model} />
      <Line
        model={model}
        label="Place in lists"
        type="number"
        value={typeof order === 'number' ? String(order) : ''}
        hint="The least comes first."
        error={errorOf(model, 'order')}
        onValue={(value) => {
          if (/^-?\d+$/.test(value)) model.edit({ order: Number(value) });
        }}
      />
    </>
  );
}

type Row = Readonly<Record<string, Json>>;

function rowsOf(model: EditorModel, name: string): readonly Row[] {
  const value = model.fields.value?.[name];
  return isList(value) ? value.map((row) => partsField({ row }, 'row')) : [];
}

function LinksField({ model }: { model: EditorModel }) {
  const rows = rowsOf(model, 'links');
  const set = (next: readonly Row[]): void => {
    model.edit({ links: next });
  };
  const error = errorOf(model, 'links');
  return (
    <fieldset class="field-group">
      <legend>Links</legend>
      {rows.map((row, index) => (
        <div key={index} class="row-fields">
          {(['label', 'url'] as const).map((part) => (
            <Line
              key={part}
              model={model}
              label={`${part === 'label' ? 'Words' : 'Address'} of link ${index + 1}`}
              type={part === 'url' ? 'url' : 'text'}
              value={textField(row, part)}
              onValue={(value) => {
                set(rows.with(index, { ...row, [part]: value }));
              }}
            />
          ))}
          <RowButtons model={model} what={`link ${index + 1}`} index={index} rows={rows} onRows={set} />
        </div>
      ))}
      {error && <p class="field-error">{error}</p>}
      {!model.isReadOnly.value && (
        <button
          type="button"
          class="button is-quiet"
          onClick={() => {
            set([...rows, { label: '', url: '' }]);
          }}
        >
          <Icon name="plus" /> Add a link
        </button>
      )}
    </fieldset>
  );
}

function GalleryField({ model }: { model: EditorModel }) {
  const isChoosing = useSignal(false);
  const rows = rowsOf(model, 'gallery');
  const set = (next: readonly Row[]): void => {
    model.edit({ gallery: next });
  };
  const error = errorOf(model, 'gallery');
  return (
    <fieldset class="field-group">
      <legend>Gallery</legend>
      {rows.map((row, index) => (
        <div key={index} class="row-fields has-picture">
          <img src={textField(row, 'url')} alt="" loading="lazy" />
          <div class="stack">
            {(['alt', 'caption'] as const).map((part) => (
              <Line
                key={part}
                model={model}
                label={`${part === 'alt' ? 'What is seen on' : 'Caption of'} picture ${index + 1}`}
                value={textField(row, part)}
                onValue={(value) => {
                  set(
                    rows.with(index, { ...row, [part]: part === 'caption' && value === '' ? null : value }),
                  );
                }}
              />
            ))}
            <RowButtons model={model} what={`picture ${index + 1}`} index={index} rows={rows} onRows={set} />
          </div>
        </div>
      ))}
      {error && <p class="field-error">{error}</p>}
      {!model.isReadOnly.value && (
        <button
          type="button"
          class="button is-quiet"
          onClick={() => {
            isChoosing.value = true;
          }}
        >
          <Icon name="plus" /> Add a picture
        </button>
      )}
      {isChoosing.value && (
        <PictureDialog
          files={[]}
          submit="Upload and use it"
          isShownAtOnce
          onClose={() => {
            isChoosing.value = false;
          }}
          onPicture={({ url, alt }) => {
            isChoosing.value = false;
            set([...rows, { url, alt, caption: null }]);
          }}
        />
      )}
    </fieldset>
  );
}

interface RowButtonsProps {
  readonly model: EditorModel;
  readonly what: string;
  readonly index: number;
  readonly rows: readonly Row[];
  readonly onRows: (rows: readonly Row[]) => void;
}

function RowButtons({ model, what, index, rows, onRows }: RowButtonsProps) {
  if (model.isReadOnly.value) return null;
  const row = rows[index];
  return (
    <div class="row-of">
      {index > 0 && row && (
        <button
          type="button"
          class="link-button"
          onClick={() => {
            onRows(rows.toSpliced(index, 1).toSpliced(index - 1, 0, row));
          }}
        >
          Move up<span class="visually-hidden"> {what}</span>
        </button>
      )}
      <button
        type="button"
        class="link-button"
        onClick={() => {
          onRows(rows.toSpliced(index, 1));
        }}
      >
        Remove<span class="visually-hidden"> {what}</span>
      </button>
    </div>
  );
}
