import { kindScenarios } from './content.js';
import { accountScenarios, adminScenarios } from './accounts.js';
import { authorScenarios } from './authors.js';
import { jobScenarios } from './jobs.js';
import { mailScenarios } from './mails.js';
import { mediaScenarios } from './media.js';
import { messageScenarios } from './messages.js';
import { moderationScenarios } from './moderation.js';
import { postScenarios, publicScenarios } from './posts.js';
import { queueScenarios } from './queues.js';
import type { Scenario, Scenarios } from './scenario.js';
import { mfaScenarios, sessionScenarios } from './sessions.js';
import { settingsScenarios } from './settings.js';
import { redirectScenarios } from './redirects.js';
import { siteScenarios } from './site.js';
import { suppressionScenarios } from './suppressions.js';
import { todoScenarios } from './todos.js';

export { send, signIn, type Scenario, type ScenarioRequest } from './scenario.js';

/** One request that succeeds, for every route of the product. */
export const SCENARIOS: Scenarios = {
  ...publicScenarios,
  ...accountScenarios,
  ...sessionScenarios,
  ...mfaScenarios,
  ...todoScenarios,
  ...kindScenarios('posts'),
  ...kindScenarios('pages'),
  ...kindScenarios('projects'),
  ...postScenarios,
  ...jobScenarios,
  ...mailScenarios,
  ...mediaScenarios,
  ...messageScenarios,
  ...moderationScenarios,
  ...queueScenarios,
  ...settingsScenarios,
  ...authorScenarios,
  ...redirectScenarios,
  ...siteScenarios,
  ...suppressionScenarios,
  ...adminScenarios,
};

/** The scenario of a route. @throws Error when there is none yet */
export function scenarioOf(name: string): Scenario {
  const scenario = SCENARIOS[name];
  if (!scenario) throw new Error(`test/support/scenarios has no scenario for "${name}"`);
  return scenario;
}
