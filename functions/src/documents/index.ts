export { DocumentReader, type Snapshot } from './document-reader.js';
export {
  defaultsOf,
  field,
  fieldsIn,
  namesIn,
  not,
  pick,
  showFields,
  to,
  toCreateTime,
  toUpdateTime,
  type BrokenSource,
  type Field,
  type Immutable,
  type LeftOut,
  type Mend,
  type NamesIn,
  type NamesWithDefault,
  type ShownAs,
  type ValueOf,
} from './field.js';
export {
  fromWire,
  snakeCase,
  withCamelNames,
  type CamelNames,
  type SnakeCase,
  type SnakeNames,
  type WireShape,
} from './names.js';
export { pageByTime, type Page } from './page.js';
export { SORTED_END, SortedList, type SortedEnd, type SortField } from './sorted.js';
export { presentAs } from './present-as.js';
export { reform } from './reform.js';
export { StoredCollection, type AnyCollection } from './stored-collection.js';
export { StoredForm, type Identified } from './stored-form.js';
export { isTimestamp, storedJson, storedObject, storedTime } from './stored-values.js';
