/** The yardstick: an Express app that answers a constant, deployed as a function in the same way as the API. */
import express from 'express';
import { onRequest } from 'firebase-functions/https';

const app = express();
app.disable('x-powered-by');
app.get('/{*path}', (_req, res) => {
  res.json({ status: 'ok' });
});

/** The function. */
export const empty = onRequest({ cors: false }, app);
