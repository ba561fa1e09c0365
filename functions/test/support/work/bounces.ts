/** What a bounce is made of. */
export interface BounceParts {
  readonly address: string;
  /** `Message-ID` of the mail that came back, with angle brackets. */
  readonly messageId: string;
  readonly status?: string;
  readonly action?: string;
  readonly diagnostic?: string;
}

/** A bounce as Postfix writes it: a report in fields, and the header of the mail. @see RFC 3464 */
export function postfixBounce({
  address,
  messageId,
  status = '5.1.1',
  action = 'failed',
  diagnostic = 'smtp; 550 5.1.1 <x>: Recipient address rejected: User unknown',
}: BounceParts): string {
  return lines(`Return-Path: <>
Received: by mail.site.test (Postfix) id 9A3B; Sun, 29 Nov 2026 10:00:00 +0000 (UTC)
Date: Sun, 29 Nov 2026 10:00:00 +0000 (UTC)
From: MAILER-DAEMON@mail.site.test (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: noreply@site.test
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="9A3B.1764410400/mail.site.test"
Message-Id: <20261129100000.9A3B@mail.site.test>

This is a MIME-encapsulated message.

--9A3B.1764410400/mail.site.test
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mail.site.test.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<${address}>: host mx.example.org[192.0.2.25] said: ${diagnostic.replace(/^smtp; /, '')}
    (in reply to RCPT TO command)

--9A3B.1764410400/mail.site.test
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.site.test
X-Postfix-Queue-ID: 9A3B
X-Postfix-Sender: rfc822; noreply@site.test
Arrival-Date: Sun, 29 Nov 2026 09:59:58 +0000 (UTC)

Final-Recipient: rfc822; ${address}
Original-Recipient: rfc822;${address}
Action: ${action}
Status: ${status}
Remote-MTA: dns; mx.example.org
Diagnostic-Code: ${diagnostic.replace(' ', '\n    ')}

--9A3B.1764410400/mail.site.test
Content-Description: Undelivered Message
Content-Type: message/rfc822

Return-Path: <noreply@site.test>
From: Site <noreply@site.test>
To: ${address}
Subject: [Site] Set a new password
Message-ID: ${messageId}
Date: Sun, 29 Nov 2026 09:59:58 +0000
Content-Type: text/plain

Hello,

--9A3B.1764410400/mail.site.test--
`);
}

/** A complaint as a mailbox provider's feedback loop sends it. @see RFC 5965 */
export function complaint({ address, messageId, type = 'abuse' }: BounceParts & { type?: string }): string {
  return lines(`From: <abusedesk@example.org>
Date: Sun, 29 Nov 2026 10:00:00 +0000
Subject: FW: [Site] Hello
To: <abuse@site.test>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="part1"

--part1
Content-Type: text/plain; charset="US-ASCII"

This is an email abuse report for an email message received from IP 192.0.2.2.

--part1
Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: SomeGenerator/1.0
Version: 1
${address === '' ? '' : `Original-Rcpt-To: <${address}>\n`}Source-IP: 192.0.2.2

--part1
Content-Type: message/rfc822
Content-Disposition: inline

From: <noreply@site.test>
Message-ID: ${messageId}
Subject: [Site] Hello

Hello

--part1--
`);
}

/** Text as it goes over the wire. */
export function lines(text: string): string {
  return text.replaceAll('\n', '\r\n');
}
