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
const home = lazyScreen(async () => (await import('../screens/home/home.js')).HomeScreen);
const media = lazyScreen(async () => (await import('../screens/media/media.js')).MediaScreen);
const tags = lazyScreen(async () => (await import('../screens/tags/tags.js')).TagsScreen);
const messages = lazyScreen(async () => (await import('../screens/messages/messages.js')).MessagesScreen);
const spamFilter = lazyScreen(
  async () => (await import('../screens/messages/spam-filter.js')).SpamFilterScreen,
);
const message = lazyScreen(async () => (await import('../screens/messages/message.js')).MessageScreen);
const users = lazyScreen(async () => (await import('../screens/users/users.js')).UsersScreen);
const profile = lazyScreen(async () => (await import('../screens/profile/profile.js')).ProfileScreen);
const settings = lazyScreen(async () => (await import('../screens/settings/settings.js')).SettingsScreen);
const redirects = lazyScreen(async () => (await import('../screens/redirects/redirects.js')).RedirectsScreen);
const transfer = lazyScreen(async () => (await import('../screens/transfer/transfer.js')).TransferScreen);
const jobs = lazyScreen(async () => (await import('../screens/jobs/jobs.js')).JobsScreen);
const mails = lazyScreen(async () => (await import('../screens/mails/mails.js')).MailsScreen);
const suppressions = lazyScreen(
  async () => (await import('../screens/suppressions/suppressions.js')).SuppressionsScreen,
);
const auditLog = lazyScreen(async () => (await import('../screens/log/audit-log.js')).AuditLogScreen);
const reports = lazyScreen(async () => (await import('../screens/reports/reports.js')).ReportsScreen);

const link = (group: ScreenLink['group'], label: string, icon: ScreenLink['icon']) => ({
  link: { group, label, icon },
});

/** All screens, in the order of the navigation. */
export const SCREENS: readonly ScreenEntry[] = [
  { path: '/admin', audience: 'everybody', screen: home, ...link(null, 'Start', 'home') },
  { path: '/admin/posts', audience: 'staff', screen: posts, ...link('Content', 'Posts', 'post') },
  { path: '/admin/pages', audience: 'staff', screen: pages, ...link('Content', 'Pages', 'page') },
  { path: '/admin/projects', audience: 'staff', screen: projects, ...link('Content', 'Projects', 'project') },
  { path: '/admin/posts/:id', audience: 'staff', screen: editPost },
  { path: '/admin/pages/:id', audience: 'staff', screen: editPage },
  { path: '/admin/projects/:id', audience: 'staff', screen: editProject },
  { path: '/admin/media', audience: 'staff', screen: media, ...link('Content', 'Media', 'media') },
  { path: '/admin/tags', audience: 'staff', screen: tags, ...link('Content', 'Tags', 'tag') },
  { path: '/admin/messages', audience: 'admins', screen: messages, ...link('People', 'Messages', 'message') },
  { path: '/admin/messages/spam-filter', audience: 'admins', screen: spamFilter },
  { path: '/admin/messages/:id', audience: 'admins', screen: message },
  { path: '/admin/users', audience: 'admins', screen: users, ...link('People', 'Users', 'users') },
  {
    path: '/admin/profile',
    audience: 'everybody',
    screen: profile,
    ...link('People', 'Your profile', 'user'),
  },
  { path: '/admin/settings', audience: 'admins', screen: settings, ...link('Site', 'Settings', 'settings') },
  {
    path: '/admin/redirects',
    audience: 'admins',
    screen: redirects,
    ...link('Site', 'Redirects', 'redirect'),
  },
  { path: '/admin/reports', audience: 'admins', screen: reports, ...link('Site', 'Reports', 'report') },
  {
    path: '/admin/transfer',
    audience: 'staff',
    screen: transfer,
    ...link('Work', 'Import and export', 'transfer'),
  },
  { path: '/admin/jobs', audience: 'staff', screen: jobs, ...link('Work', 'Jobs', 'job') },
  { path: '/admin/mails', audience: 'admins', screen: mails, ...link('Work', 'Mails and queues', 'mail') },
  { path: '/admin/mails/suppressions', audience: 'admins', screen: suppressions },
  { path: '/admin/audit-log', audience: 'admins', screen: auditLog, ...link('Work', 'Audit log', 'log') },
];

/** Whether there is a screen of this path, such as `/admin/posts/:id`. */
export function hasScreen(path: string): boolean {
  return SCREENS.some((entry) => entry.path === path);
}
