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
  'post_created',
  'post_updated',
  'post_published',
  'post_unpublished',
  'post_scheduled',
  'post_trashed',
  'post_restored',
  'post_purged',
  'post_preview_link_created',
  'post_preview_links_revoked',
  'mail_retried',
  'mail_cancelled',
  'job_created',
  'job_cancelled',
  'document_mended',
  'document_removed',
] as const;

/** The name of a recorded action. */
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
