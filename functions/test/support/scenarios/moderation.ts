import { emptyModel } from '../../../src/moderation/bayes/model.js';
import { MODEL_DOCUMENTS } from '../../../src/moderation/model/index.js';
import { encodeSiteModel } from '../../../src/moderation/model/model.codec.js';
import { firestore } from '../accounts/accounts.js';
import { signIn, type Scenarios } from './scenario.js';

const PATH = '/admin/api/moderation/model';

async function storeModel(): Promise<void> {
  const blocks = encodeSiteModel({ id: 'model', model: emptyModel(), learnedAt: new Date() });
  for (const [place, block] of blocks.entries())
    await firestore.collection(MODEL_DOCUMENTS.name).doc(String(place)).set(block);
}

/** What moderators have taught the filter. */
export const moderationScenarios: Scenarios = {
  [`GET ${PATH}`]: async () => {
    const { token } = await signIn('admin');
    await storeModel();
    return { path: PATH, token, status: 200 };
  },
  [`DELETE ${PATH}`]: async () => {
    const { token } = await signIn('admin');
    await storeModel();
    return { path: PATH, token, status: 204 };
  },
};
