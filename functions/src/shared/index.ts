export { BY_TIME, Cursors, type Position } from './cursors.js';
export { withDeadline } from './deadline.js';
export { parseEmailAddress } from './email-address.js';
export {
  accountAddress,
  documentId,
  emailAddress,
  goesAlone,
  headerText,
  idList,
  isForward,
  messageJson,
  normalText,
  numberText,
  pageQuery,
  plainText,
  MAX_PAGE_ITEMS,
  publicPageQuery,
  passwordText,
  searchedText,
  singleLine,
  TIME_RANGE,
  timestamp,
  timestampJson,
  timeZone,
  type PageRequest,
} from './fields.js';
export { fingerprintOf } from './fingerprint.js';
export { newId } from './ids.js';
export { deriveMac, type Mac } from './keys.js';
export {
  cutAtCharacter,
  decodeBasicEntities,
  DIRECTION_CONTROLS,
  escapeHtml,
  foldText,
  normalPassword,
  truncateAtWord,
  VISIBLE_CHARACTER,
} from './text.js';
export { isCompressed } from './is-compressed.js';
export { perObject } from './per-object.js';
export { readBytes } from './read-bytes.js';
export { ADMIN, ANY_ROLE, isStaff, STAFF, ROLES, type Role } from './roles.js';
export { isTimeZone } from './time-zone.js';
export { SerialQueues } from './serial-queues.js';
export { requireVersion, versionEtag, versionOf } from './versions.js';
export { windowAt, type Window } from './window.js';
export { beginningsOf, searchable, wordsOf } from './beginnings.js';
export { linkAddress, pictureAddress, placedAddress, profileAddress, webAddress } from './web-addresses.js';
