import { accountRoutes, invitationRoutes, setupRoutes } from './accounts/routes.js';
import { auditRoutes } from './audit/routes.js';
import { authRoutes, mfaRoutes } from './auth/routes.js';
import { adminAuthorRoutes } from './authors/routes.js';
import { cardRoutes } from './cards/routes.js';
import { contactRoutes, FormPages, messageRoutes } from './contact/routes.js';
import { copiesRoute, previewRoute, reindexRoute } from './content/routes.js';
import type { Route } from './http/index.js';
import { jobRoutes } from './jobs/routes.js';
import {
  bounceReportRoutes,
  mailEventRoutes,
  mailRoutes,
  suppressionRoutes,
  unsubscribeRoutes,
} from './mail/routes.js';
import { mediaRoutes } from './media/routes.js';
import { migrationRoutes } from './migration/routes.js';
import { modelRoutes } from './moderation/routes.js';
import { adminPageRoutes } from './pages/routes.js';
import { adminPostRoutes } from './posts/routes.js';
import { adminProjectRoutes } from './projects/routes.js';
import { queueRoutes } from './queues/routes.js';
import { redirectRoutes } from './redirects/routes.js';
import { reportRoutes } from './reports/routes.js';
import { adminSettingsRoutes } from './settings/routes.js';
import { adminTagRoutes } from './tags/routes.js';
import { todoRoutes } from './todos/routes.js';
import { mediaTransferRoutes, transferRoutes } from './transfer/routes.js';
import { adminUserRoutes } from './users/routes.js';
import type { Deps } from './wiring/api.js';

/** The routes beside firstRoutes: forms, accounts, staff. Loaded with the first request that none of the first answers. */
export function furtherRoutes(deps: Deps): Route[] {
  const { SITE_URL: siteUrl } = deps.config;
  return [
    ...contactRoutes(deps.contact, new FormPages(siteUrl, deps.config.CORS_ORIGINS)),
    ...mailEventRoutes({
      events: deps.mailEvents,
      provider: deps.config.MAIL_EVENTS_PROVIDER,
      secret: deps.config.MAIL_EVENTS_SECRET,
      clock: deps.clock,
      logger: deps.logger,
    }),
    ...unsubscribeRoutes({
      suppressions: deps.suppressions,
      links: deps.unsubscribeLinks,
      siteName: async () => (await deps.settings.current()).name,
    }),
    ...authRoutes(deps.auth),
    ...mfaRoutes(deps.mfa),
    ...setupRoutes(deps.firstAdmin),
    ...accountRoutes(deps.accounts),
    ...todoRoutes(deps.todos),
    // Before the routes of one post, whose `:id` would match its path.
    reindexRoute(deps.jobs),
    ...transferRoutes(deps.transfer, deps.jobs),
    ...adminPostRoutes(deps.content.posts, deps.jobs, deps.addresses),
    ...adminPageRoutes(deps.content.pages, deps.jobs, deps.addresses),
    ...adminProjectRoutes(deps.content.projects, deps.jobs, deps.addresses),
    previewRoute(deps.renderedPreview),
    copiesRoute(deps.workingCopies),
    ...adminTagRoutes(deps.tags, deps.jobs),
    ...adminAuthorRoutes(deps.authorProfiles),
    ...mediaRoutes(deps.media, deps.jobs),
    ...mediaTransferRoutes(deps.mediaTransfer, deps.jobs),
    ...cardRoutes(deps.jobs),
    // Before the other routes of users, whose `:id` would match its path.
    ...invitationRoutes(deps.accounts.registration, deps.invitations),
    ...adminUserRoutes(deps.usersAdmin),
    ...jobRoutes(deps.jobs),
    ...messageRoutes(deps.messages),
    ...mailRoutes(deps.mails),
    ...modelRoutes(deps.moderationModel),
    ...queueRoutes(deps.queues),
    // Before the routes of one entry, whose `:id` would match its path.
    ...bounceReportRoutes(deps.mailEvents),
    ...suppressionRoutes(deps.suppressions),
    ...adminSettingsRoutes(deps.settings),
    ...redirectRoutes(deps.redirects),
    ...migrationRoutes(deps.jobs),
    ...auditRoutes(deps.audit),
    ...reportRoutes(deps.reports),
  ];
}
