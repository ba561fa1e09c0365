import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Misbehaves so in place of an answer. */
export type CaptchaMishap =
  'hang' | 'half-answer' | 'error-500' | 'no-json' | 'other-json' | 'internal-error';

/** What providers call a response that was used before. */
const USED = { turnstile: 'timeout-or-duplicate', hcaptcha: 'already-seen-response' } as const;

/** A verify endpoint as Turnstile and hCaptcha document theirs: each response that it knows passes once. */
export class CaptchaDouble {
  /** Responses of visitors who have solved it. */
  readonly solved = new Set<string>();
  readonly expired = new Set<string>();
  mishap: CaptchaMishap | null = null;
  /** The forms that came. */
  readonly forms: Record<string, string>[] = [];
  url = '';
  private readonly used = new Set<string>();
  private readonly server = createServer((req, res) => void this.answer(req, res));

  constructor(
    private readonly provider: keyof typeof USED,
    private readonly secret: string,
  ) {}

  /** Starts it on a free port of this machine. */
  async start(): Promise<void> {
    await once(this.server.unref().listen(0, '127.0.0.1'), 'listening');
    this.url = `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}/siteverify`;
  }

  /** Ends it, those who wait for an answer included. */
  async stop(): Promise<void> {
    const closed = once(this.server.close(), 'close');
    this.server.closeAllConnections();
    await closed;
  }

  private async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of req.setEncoding('utf8')) body += String(chunk);
    const form = Object.fromEntries(new URLSearchParams(body));
    this.forms.push(form);
    if (this.mishap === 'hang') return;
    if (this.mishap === 'half-answer') {
      res.writeHead(200, { 'Content-Type': 'application/json' }).write('{"success":');
      return;
    }
    if (this.mishap === 'error-500') {
      res.writeHead(500).end('{"success":true}');
      return;
    }
    res.setHeader('Content-Type', 'application/json');
    res.end(this.textFor(req, form));
  }

  private textFor({ method, headers }: IncomingMessage, form: Readonly<Record<string, string>>): string {
    if (this.mishap === 'no-json') return '<html>';
    if (this.mishap === 'other-json') return '{"ok":true}';
    const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
    const code = method === 'POST' && isForm ? this.codeFor(form) : 'bad-request';
    return JSON.stringify(
      code === null
        ? {
            success: true,
            challenge_ts: '2026-11-29T12:00:00Z',
            hostname: 'site.test',
            ...(this.provider === 'turnstile' && { 'error-codes': [], action: '', cdata: '' }),
          }
        : { success: false, 'error-codes': [code] },
    );
  }

  private codeFor({ secret = '', response = '' }: Readonly<Record<string, string>>): string | null {
    if (this.mishap === 'internal-error') return 'internal-error';
    if (secret === '') return 'missing-input-secret';
    if (secret !== this.secret) return 'invalid-input-secret';
    if (response === '') return 'missing-input-response';
    if (this.expired.has(response))
      return this.provider === 'turnstile' ? 'timeout-or-duplicate' : 'expired-input-response';
    if (this.used.has(response)) return USED[this.provider];
    if (!this.solved.has(response)) return 'invalid-input-response';
    this.used.add(response);
    return null;
  }
}
