export { mix } from './color.js';
export { textDirection } from './language.js';
export { RememberedSettings } from './remembered-settings.js';
export {
  SETTINGS,
  SETTINGS_REVISIONS,
  startingSettings,
  type SiteSettings,
  type StoredSettings,
} from './settings.codec.js';
export { SETTINGS_COST } from './settings-cost.js';
export { SettingsRepository, type SettingsFollower } from './settings.repository.js';
export { SettingsService } from './settings.service.js';
export { paletteOf, themePath, type Palette } from './theme.js';
