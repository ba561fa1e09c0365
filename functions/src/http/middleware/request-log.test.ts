import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import express from 'express';
import { AppError } from '../../errors/index.js';
import type { LogFields } from '../../platform/index.js';
import { deriveMac } from '../../shared/index.js';
import { Clients } from '../clients.js';
import { problemHandler } from './problem.js';
import { requestContext } from './request-context.js';
import { requestLog } from './request-log.js';

test('a plain form that is led to a page of refusals has the status of its refusal', async () => {
  const lines = new EventEmitter();
  const app = express();
  app.use(requestContext(new Clients(deriveMac('a secret of the test', 'ip'), 0)));
  app.use(requestLog({ add: (fields: LogFields) => lines.emit('line', fields) }));
  app.use((_req, res, next) => {
    res.locals['route'] = { refusalPage: () => '/refused' };
    next(new AppError({ code: 'unavailable', message: 'away' }));
  });
  app.use(problemHandler({ log: () => undefined }));
  const server = app.listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    const line = once(lines, 'line');
    const { port } = server.address() as AddressInfo;
    const { status } = await fetch(`http://127.0.0.1:${String(port)}/`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'a=b',
    });
    expect(status).toBe(303);
    expect(await line).toMatchObject([{ status: 503 }]);
  } finally {
    server.close();
  }
});
