import { LocationProvider, Route, Router } from 'preact-iso/router';
import type { ComponentChildren } from 'preact';
import { isAdmin, isStaff } from '../api/session.js';
import { Screen, State } from './screen.js';
import { SCREENS, type Audience } from './screens.js';

/** Whether who is logged in sees what is for somebody. */
export function isFor(audience: Audience): boolean {
  if (audience === 'admins') return isAdmin.value;
  return audience === 'everybody' || isStaff.value;
}

/** Makes links of the dashboard lead to screens without loading the page; files of the API are none. */
export function Located({ children }: { children: ComponentChildren }) {
  return <LocationProvider scope={/^\/admin(?!\/api\/)(?:[/?#]|$)/}>{children}</LocationProvider>;
}

/** The screen of the address. */
export function Screens() {
  return (
    <Router>
      {SCREENS.filter(({ audience }) => isFor(audience)).map(({ path, screen }) => (
        <Route key={path} path={path} component={screen} />
      ))}
      <Route default component={Nowhere} />
    </Router>
  );
}

function Nowhere() {
  return (
    <Screen title="Nothing is here">
      <State>
        <p>This address leads to no screen of yours.</p>
        <a class="button is-quiet" href="/admin">
          To the start
        </a>
      </State>
    </Screen>
  );
}
