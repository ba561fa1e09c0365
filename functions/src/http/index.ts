export { cachePublicly, noStore, PRIVATE_NO_STORE } from './middleware/caching.js';
export { bodyLimit } from './middleware/body-limit.js';
export { Clients } from './clients.js';
export { limitsOf } from './middleware/limits.js';
export { createCors, corsWithoutRoute } from './middleware/cors.js';
export { linkNext } from './links.js';
export { ifMatchVersions, isForNew } from './preconditions.js';
export { cameThroughHosting, FunctionAddress, functionAddress, pathForClient } from './function-address.js';
export { rememberErrorPage, type ErrorPage } from './error-page.js';
export { isLedAway } from './led-away.js';
export { sendStream, tellLength } from './send-stream.js';
export { leadForGood, sendPage, sendPrivatePage } from './send-page.js';
export { together } from './together.js';
export { notFound, problemHandler } from './middleware/problem.js';
export { chargeReads, createLimiters, whereTokenIsSent, type StoreFactory } from './middleware/rate-limit.js';
export type { ForgivingStore } from './middleware/rate-limit-store.js';
export { PreparedAnswers } from './prepared-answers.js';
export { asItIs, sendRendered, sendRenderedAs, type Rendering } from './rendered.js';
export { requestContext } from './middleware/request-context.js';
export { requestLog } from './middleware/request-log.js';
export { securityHeaders } from './middleware/security-headers.js';
export { alsoByPut, defineRoute, type Access, type Route, type RouteAnswer } from './route.js';
export { fileBody, fileOrMultipartBody, jsonBody, jsonOrFormBody, optionalJsonBody } from './route-body.js';
export { isPlainForm, leadTo } from './plain-form.js';
export {
  ADMIN_READ,
  ADMIN_WRITE,
  FRESH_ADMIN_WRITE,
  OWN_READ,
  OWN_WRITE,
  PUBLIC_READ,
  STAFF_AUTOSAVE,
  STAFF_READ,
  STAFF_WRITE,
} from './route-policy.js';
export {
  addCosts,
  BY_IDS,
  KEPT_COST,
  KEY_COST,
  LIST_COST,
  NO_COST,
  TOKEN_COST,
  type Cost,
  type RouteCost,
} from './route-cost.js';
export { lateRouter } from './late-router.js';
export { createRouter, type Guards } from './router.js';
export { parseInput } from './validate.js';
