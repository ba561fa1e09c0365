export { textDirection } from './language.js';
export { RememberedSettings } from './remembered-settings.js';
export { SETTINGS, SETTINGS_REVISIONS, startingSettings, type SiteSettings } from './settings.codec.js';
export { SETTINGS_COST } from './settings-cost.js';
export { SettingsRepository } from './settings.repository.js';
export { SettingsService } from './settings.service.js';
export { themePath } from './theme.js';
