export { textDirection } from './language.js';
export { SETTINGS, SETTINGS_REVISIONS, startingSettings, type SiteSettings } from './settings.codec.js';
export { SettingsRepository } from './settings.repository.js';
export { SettingsService } from './settings.service.js';
export { themePath } from './theme.js';
