/** The screens: where each is, who sees it, and how the navigation names it. */
import type { ComponentType } from 'preact';
import type { ICONS } from './icons.js';
import { lazyScreen, type ScreenParams } from './lazy-screen.js';

/** Who sees a screen: everybody with an account, who writes, or who runs the site. */
export type Audience = 'everybody' | 'staff' | 'admins';

/** A screen, by its address. */
interface ScreenEntry {
  readonly path: string;
  readonly audience: Audience;
  readonly screen: ComponentType<ScreenParams>;
  /** Its line in the navigation; absent where another screen leads to it. */
  readonly link?: ScreenLink;
}

interface ScreenLink {
  readonly label: string;
  readonly icon: keyof typeof ICONS;
  readonly group: 'Content' | 'People' | 'Site' | 'Work' | null;
}

const posts = lazyScreen(async () => (await import('../screens/content/content-list.js')).PostList);
const pages = lazyScreen(async () => (await import('../screens/content/content-list.js')).PageList);
const projects = lazyScreen(async () => (await import('../screens/content/content-list.js')).ProjectList);

const editors = () => import('../editor/editor-screen.js');
const editPost = lazyScreen(async () => (await editors()).PostEditor);
const editPage = lazyScreen(async () => (await editors()).PageEditor);
const editProject = lazyScreen(async () => (await editors()).ProjectEditor);

const link = (group: ScreenLink['group'], label: string, icon: ScreenLink['icon']) => ({
  link: { group, label, icon },
});

/** All screens, in the order of the navigation. */
export const SCREENS: readonly ScreenEntry[] = [
  { path: '/admin/posts', audience: 'staff', screen: posts, ...link('Content', 'Posts', 'post') },
  { path: '/admin/pages', audience: 'staff', screen: pages, ...link('Content', 'Pages', 'page') },
  { path: '/admin/projects', audience: 'staff', screen: projects, ...link('Content', 'Projects', 'project') },
  { path: '/admin/posts/:id', audience: 'staff', screen: editPost },
  { path: '/admin/pages/:id', audience: 'staff', screen: editPage },
  { path: '/admin/projects/:id', audience: 'staff', screen: editProject },
];

/** Whether there is a screen of this path, such as `/admin/posts/:id`. */
export function hasScreen(path: string): boolean {
  return SCREENS.some((entry) => entry.path === path);
}
