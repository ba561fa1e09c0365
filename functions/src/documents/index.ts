export { DocumentReader } from './document-reader.js';
export {
  defaultsOf,
  fieldsIn,
  namesIn,
  not,
  pick,
  showFields,
  type Immutable,
  type LeftOut,
  type NamesIn,
  type NamesWithDefault,
  type ShownAs,
  type ValueOf,
} from './field.js';
export { withCamelNames, type SnakeCase, type WireShape } from './names.js';
export { StoredForm, type Identified } from './stored-form.js';
export { storedObject, storedTime } from './stored-values.js';
