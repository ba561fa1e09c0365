import { useLocation } from 'preact-iso/router';
import { useEffect, useRef } from 'preact/hooks';
import { logOut, present } from '../api/session.js';
import { leaveBy, mayLeave } from '../form/leaving.js';
import { Icon } from './icons.js';
import { attempt } from './notices.js';
import { countMessages, openMessages } from './open-messages.js';
import { isFor, Screens } from './router.js';
import { SCREENS } from './screens.js';
import { siteName } from './site.js';

const GROUPS = [null, 'Content', 'People', 'Site', 'Work'] as const;

async function leave(): Promise<void> {
  if (!(await mayLeave()) || !(await attempt(logOut))) return;
  leaveBy(() => {
    location.assign('/admin');
  });
}

/** What is around every screen: the navigation, and who is logged in. */
export function Shell() {
  const { path } = useLocation();
  const menu = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a small screen the navigation covers what it leads to.
    if (menu.current?.matches(':popover-open')) menu.current.hidePopover();
    scrollTo(0, 0);
  }, [path]);
  const isAtMessages = path.startsWith('/admin/messages');
  useEffect(() => void countMessages(), [isAtMessages]);
  return (
    <div class="shell">
      <a class="skip-link" href="#main">
        Skip to content
      </a>
      <div class="topbar" role="banner">
        <button type="button" class="icon-button" popovertarget="menu">
          <Icon name="menu" />
          <span class="visually-hidden">Menu</span>
        </button>
        <a class="brand" href="/admin">
          <Mark />
          {siteName.value || 'Dashboard'}
        </a>
      </div>
      <header class="sidebar" id="menu" popover="auto" ref={menu}>
        <a class="brand" href="/admin">
          <Mark />
          {siteName.value || 'Dashboard'}
        </a>
        <nav aria-label="Dashboard">
          {GROUPS.map((group) => (
            <Group key={group} group={group} path={path} />
          ))}
        </nav>
        <div class="who">
          <a href="/" class="quiet-link">
            View the site
          </a>
          <span class="who-name">{present.value?.email}</span>
          <button type="button" class="button is-quiet" onClick={() => void leave()}>
            Log out
          </button>
        </div>
      </header>
      <main id="main" class="main" tabIndex={-1}>
        <Screens />
      </main>
    </div>
  );
}

function Group({ group, path }: { group: (typeof GROUPS)[number]; path: string }) {
  const shown = SCREENS.filter(({ link, audience }) => link?.group === group && isFor(audience));
  if (shown.length === 0) return null;
  return (
    <>
      {group && <h2 class="nav-title">{group}</h2>}
      <ul class="nav-list">
        {shown.map((entry) => (
          <li key={entry.path}>
            <a href={entry.path} aria-current={isAt(path, entry.path) ? 'page' : undefined}>
              {entry.link && <Icon name={entry.link.icon} />}
              {entry.link?.label}
              {entry.path === '/admin/messages' && openMessages.value > 0 && (
                <span class="nav-count">
                  {openMessages.value}
                  <span class="visually-hidden"> open</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Whether an address is a screen's, or one that the screen leads to. */
function isAt(path: string, screen: string): boolean {
  return path === screen || (screen !== '/admin' && path.startsWith(`${screen}/`));
}

function Mark() {
  return (
    <svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
      <circle class="riso-marigold" cx="20" cy="11.5" r="8.5" />
      <path
        class="riso-violet"
        d="M4.5 30C.9 23.6 2.2 17.5 6.4 13.9 10 10.9 11.2 7.5 9.8 2c6.8 4.7 9.3 11.3 6.9 17.5-1.6 4-1.5 7.4.5 10.500Z"
      />
      <path
        class="riso-ember"
        d="M13.5 30c-3-5-2-9.4 1.3-12.5 2.7-2.6 3.6-5.2 3-9 6 4.2 8.4 9.3 7.3 14.5-.5 2.6-.2 4.8 1.1 7Z"
      />
    </svg>
  );
}
