import { useState } from 'preact/hooks';
import { useChange } from './changed.js';
import { TextField } from './fields.js';

type PartName = readonly [name: string, label: string];

interface PairListProps {
  /** The JSON pointer of the list, without the first slash. */
  readonly name: string;
  readonly legend: string;
  readonly first: PartName;
  readonly second: PartName;
  readonly values: readonly Readonly<Record<string, string>>[];
  readonly hint?: string;
}

/** A list of pairs, such as links with their texts, that can be added to, taken from and moved. */
export function PairList({ name, legend, first, second, values, hint }: PairListProps) {
  const [rows, setRows] = useState(() => values.map((value, key) => ({ key, value })));
  const list = useChange(rows);
  const move = (from: number, by: number): void => {
    const next = [...rows];
    const [row] = next.splice(from, 1);
    if (row) next.splice(from + by, 0, row);
    setRows(next);
  };
  return (
    <fieldset class="pairs" ref={list}>
      <legend>{legend}</legend>
      {hint && <p class="field-hint">{hint}</p>}
      {rows.map(({ key, value }, index) => (
        <div class="pair" key={key}>
          {[first, second].map(([part, label]) => (
            <TextField
              key={part}
              name={`${name}/${index}/${part}`}
              label={`${label} ${index + 1}`}
              value={value[part] ?? ''}
            />
          ))}
          <div class="row-of">
            <button
              type="button"
              class="icon-button"
              disabled={index === 0}
              onClick={() => {
                move(index, -1);
              }}
            >
              <span aria-hidden="true">↑</span>
              <span class="visually-hidden">Move {index + 1} up</span>
            </button>
            <button
              type="button"
              class="icon-button"
              onClick={() => {
                setRows(rows.filter((row) => row.key !== key));
              }}
            >
              <span aria-hidden="true">×</span>
              <span class="visually-hidden">Take {index + 1} away</span>
            </button>
          </div>
        </div>
      ))}
      <button
        type="button"
        class="button is-quiet"
        onClick={() => {
          setRows([...rows, { key: Math.max(-1, ...rows.map((row) => row.key)) + 1, value: {} }]);
        }}
      >
        Add one
      </button>
    </fieldset>
  );
}
