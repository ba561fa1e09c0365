/**
 * How a page of the site uses the API in cookie mode. The refresh token is in a cookie that no script can read; the
 * access token is here, in memory, and gone with the page. A page that is loaded anew gets the next one by the cookie.
 */
import { postJson, request } from '../api.js';

let accessToken = null;

/**
 * Logs in.
 *
 * @param {{email: string, password: string, mfa_code?: string}} credentials
 * @throws {import('../api.js').ApiError} 401; its problem's type says when only the second factor is missing.
 */
export async function logIn(credentials) {
  const grant = await postJson('/api/auth/login', { ...credentials, transport: 'cookie' });
  accessToken = grant.access_token;
}

/**
 * Goes on with the session of the cookie, if there is one.
 *
 * @returns {Promise<boolean>} Whether somebody is logged in.
 * @throws {import('../api.js').ApiError} When that can't be told now.
 */
export async function resume() {
  const csrfToken = readCookie('csrf_token');
  if (!csrfToken) return false;
  try {
    // The header proves that a page of ours asks: others make the browser send the cookie, but can't read this one.
    const grant = await postJson('/api/auth/refresh', {}, { headers: { 'x-csrf-token': csrfToken } });
    accessToken = grant.access_token;
    return true;
  } catch (error) {
    if (error.status === 401 || error.status === 403) return false;
    throw error;
  }
}

/**
 * Asks the API in the name of who is logged in. An access token lasts 15 minutes; one that has ended is replaced.
 *
 * @param {string} path Such as `/api/auth/profile`.
 * @param {RequestInit} [init] As for fetch.
 * @returns {Promise<object>} The API's answer.
 * @throws {import('../api.js').ApiError} 401 when the session has ended.
 */
export async function requestSignedIn(path, init = {}) {
  const send = () => request(path, { ...init, headers: { authorization: `Bearer ${accessToken}` } });
  try {
    return await send();
  } catch (error) {
    if (error.status !== 401 || !(await resume())) throw error;
    return send();
  }
}

/**
 * Ends the session, by the access token or else by the cookie; the answer removes its cookies.
 *
 * @throws {import('../api.js').ApiError} When it may go on.
 */
export async function logOut() {
  const headers = { authorization: `Bearer ${accessToken}`, 'x-csrf-token': readCookie('csrf_token') ?? '' };
  try {
    await request('/api/auth/logout', { method: 'POST', headers });
  } catch (error) {
    if (error.status !== 401) throw error; // 401: it has ended already
  }
  accessToken = null;
}

function readCookie(name) {
  const pairs = document.cookie.split('; ').map((pair) => pair.split('='));
  return pairs.find(([key]) => key === name)?.[1];
}
