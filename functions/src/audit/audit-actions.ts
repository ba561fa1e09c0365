/** The kinds of content that actions are done to. */
export const CONTENT_TARGETS = ['post', 'page', 'project'] as const;

/** What is done to an item of content: of a post it is `post_created`. */
const CONTENT_VERBS = [
  'created',
  'updated',
  'published',
  'unpublished',
  'scheduled',
  'trashed',
  'restored',
  'purged',
  'preview_link_created',
  'preview_links_revoked',
  'version_scheduled',
  'version_unscheduled',
  'version_failed',
  'working_copy_discarded',
] as const;

/** How an item is called that actions are done to. */
export type ContentTarget = (typeof CONTENT_TARGETS)[number];

/** See CONTENT_VERBS. */
export type ContentVerb = (typeof CONTENT_VERBS)[number];

type ContentAction = `${ContentTarget}_${ContentVerb}`;

const contentActions = CONTENT_TARGETS.flatMap((target) =>
  CONTENT_VERBS.map((verb): ContentAction => `${target}_${verb}`),
);

/**
 * What the audit log records. Names are those of OWASP's logging vocabulary where it has one, else `<thing>_<verb>`.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Logging_Vocabulary_Cheat_Sheet.html
 */
export const AUDIT_ACTIONS = [
  'authn_login_success',
  'authn_login_fail',
  'authn_login_lock',
  'authn_login_code_missing',
  'authn_reauthenticate_success',
  'authn_reauthenticate_fail',
  'authn_logout',
  'authn_logout_all',
  'authn_token_reuse',
  'authn_session_revoked',
  'authn_password_change',
  'authn_password_reset_request',
  'authn_password_reset',
  'authn_mfa_enabled',
  'authn_mfa_disabled',
  'authn_recovery_codes_renewed',
  'authn_recovery_code_used',
  'authz_change',
  'user_registration_repeated',
  'user_created',
  'user_invited',
  'user_invitation_cancelled',
  'user_updated',
  'user_activated',
  'user_deactivated',
  'user_email_verified',
  'user_email_change_request',
  'user_email_changed',
  ...contentActions,
  'tag_updated',
  'author_updated',
  'settings_updated',
  'message_updated',
  'message_answered',
  'message_deleted',
  'moderation_model_reset',
  'mail_retried',
  'mail_cancelled',
  'queue_paused',
  'queue_resumed',
  'queue_purged',
  'suppression_added',
  'suppression_removed',
  'media_uploaded',
  'media_updated',
  'media_trashed',
  'media_replaced',
  'media_restored',
  'media_purged',
  'redirect_created',
  'redirect_updated',
  'redirect_deleted',
  'job_created',
  'job_cancelled',
  'document_mended',
  'document_removed',
] as const;

/** The name of a recorded action. */
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
