/** A message of the contact form. */
export interface ContactMessage {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Empty when the visitor gave none. */
  readonly subject: string;
  readonly message: string;
  readonly handled: boolean;
  readonly requestId: string;
  /** Keyed hash of the visitor's address: tells repeat senders, names nobody. */
  readonly ipHash: string;
  readonly createdAt: Date;
  readonly mailJobId: string;
}
