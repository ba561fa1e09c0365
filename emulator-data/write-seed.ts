/**
 * Writes the demo site of content/ into the emulators of Firestore and Storage through the product's own services. Run by
 * `npm run seed`, which starts them and exports what this wrote.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parse } from 'yaml';
import { z } from 'zod';
import { AuditTrail } from '../functions/src/audit/index.ts';
import { profileBody } from '../functions/src/authors/profiles.schema.ts';
import { loadApiConfig } from '../functions/src/config/index.ts';
import { createDeps, type Deps } from '../functions/src/wiring/api.ts';
import { createJobWorker } from '../functions/src/wiring/jobs.ts';
import { createApiPlatform } from '../functions/src/wiring/platform.ts';
import { CONTACT_MESSAGES, UNSEEN_MESSAGE } from '../functions/src/contact/index.ts';
import {
  publish,
  schedule,
  trash,
  type ContentService,
  type ContentTypes,
  type KindWire,
} from '../functions/src/content/index.ts';
import { fromWire } from '../functions/src/documents/index.ts';
import { JOB_DOCUMENTS } from '../functions/src/jobs/index.ts';
import { MAIL_JOB_DOCUMENTS, type MailJob } from '../functions/src/mail/index.ts';
import { MEDIA_TEXT_SHAPE, mediaUrl } from '../functions/src/media/index.ts';
import { hashOf } from '../functions/src/media/media.ts';
import { PAGE_WIRE } from '../functions/src/pages/page.wire.ts';
import { POST_WIRE } from '../functions/src/posts/post.wire.ts';
import { PROJECT_WIRE } from '../functions/src/projects/project.wire.ts';
import { settingsBody } from '../functions/src/settings/settings.schema.ts';
import { deriveMac, ROLES } from '../functions/src/shared/index.ts';
import { newUser, UsersRepository } from '../functions/src/users/index.ts';

const PASSWORD = 'correct horse battery staple';
const ACCOUNTS_CREATED_AT = new Date('2024-10-01T09:00:00.000Z');
const MAILS_KEPT_UNTIL = new Date('2100-01-01T00:00:00.000Z');

const time = z.iso.datetime().transform((text) => new Date(text));

const personSchema = z.strictObject({
  id: z.string(),
  email: z.email(),
  first_name: z.string(),
  last_name: z.string(),
  role: z.enum(ROLES),
  profile: profileBody.optional(),
});

const { alt, title, caption, credit, focal_point: focalPoint } = MEDIA_TEXT_SHAPE;

const pictureSchema = z.strictObject({
  id: z.string(),
  /** Who uploaded it. */
  by: z.string(),
  alt,
  title: title.default(''),
  caption: caption.default(''),
  credit: credit.default(''),
  focal_point: focalPoint.default(null),
});

/** What the front matter of any content has besides the fields of its kind, which are those of the API. */
const writingSchema = z.looseObject({
  author: z.string(),
  status: z.enum(['draft', 'published', 'trashed']).default('published'),
  published_at: time.nullable(),
  created_at: time,
});

const messageSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.email(),
  subject: z.string(),
  message: z.string(),
  created_at: time,
  handled: z.boolean(),
  // None to be sent: whoever imports the seed does so months later, and the sweep would give it up.
  mail: z.enum(['sent', 'failed']),
  last_error: z.string().optional(),
  attempts: z.int(),
});

type Person = z.output<typeof personSchema>;
type Message = z.output<typeof messageSchema>;
type Picture = z.output<typeof pictureSchema>;

/** A clock that shows what it is set to: each document is written at the time its content names. */
const clock = {
  time: ACCOUNTS_CREATED_AT,
  now() {
    return this.time;
  },
};

const contentDir = join(import.meta.dirname, 'content');
const config = loadApiConfig();
/** What follows from the seed's writes is done at its end: see doJobs. */
const queue = { enqueue: () => Promise.resolve() };
const platform = { ...createApiPlatform(config), clock, queues: { sendEmail: queue, runJob: queue } };
const { firestore } = platform;
const deps = createDeps(config, platform);

const people = personSchema.array().parse(parse(await readFile(join(contentDir, 'people.yaml'), 'utf8')));
const messages = messageSchema
  .array()
  .parse(parse(await readFile(join(contentDir, 'messages.yaml'), 'utf8')));
const pictures = pictureSchema
  .array()
  .parse(parse(await readFile(join(contentDir, 'pictures.yaml'), 'utf8')));
const counts: string[] = [
  `${people.length} accounts`,
  `${messages.length} messages`,
  `${pictures.length} pictures`,
];

for (const person of people) await writePerson(deps, person);
for (const picture of pictures) await writePicture(deps, picture);
for (const person of people) await writeProfile(deps, person);
await writeSettings(deps);
// Before the content, which has what is known of its pictures.
await doJobs();
counts.push(await writeKind('posts', deps.content.posts.service, POST_WIRE));
counts.push(await writeKind('pages', deps.content.pages.service, PAGE_WIRE));
counts.push(await writeKind('projects', deps.content.projects.service, PROJECT_WIRE));
for (const message of messages) await writeMessage(message);
await doJobs();
process.stdout.write(`seeded ${counts.join(', ')}\n`);

async function writePerson({ passwords }: Deps, person: Person): Promise<void> {
  const user = newUser(
    {
      id: person.id,
      email: person.email,
      passwordHash: await passwords.hash(PASSWORD),
      role: person.role,
      firstName: person.first_name,
      lastName: person.last_name,
      emailVerified: true,
    },
    clock.now(),
  );
  await new UsersRepository(firestore, platform.broken).create(user, new AuditTrail(clock));
}

/** Profiles take addresses, no names: that of a picture has its hash. */
async function writeProfile({ authorProfiles }: Deps, { id, role, profile }: Person): Promise<void> {
  if (!profile) return;
  const { picture } = profile;
  const name = picture && /^\/pictures\/(.+)\.svg$/.exec(picture.url)?.[1];
  const url = name && mediaUrl(hashOf(await readPicture(name)), 'original.svg');
  const changed = { ...profile, ...(picture && url && { picture: { ...picture, url } }) };
  await authorProfiles.update(id, changed, { actor: { id, role }, accepted: null });
}

function readPicture(id: string): Promise<Buffer> {
  return readFile(join(contentDir, 'pictures', `${id}.svg`));
}

/** As an import of the library's archive would: with the id that content names. */
async function writePicture({ media }: Deps, { id, by, focal_point, ...text }: Picture): Promise<void> {
  const bytes = await readPicture(id);
  const uploader = people.find((person) => person.id === by);
  if (!uploader) throw new Error(`pictures.yaml: no account ${by} in people.yaml`);
  await media.uploads.uploadLarge(
    {
      open: () => Readable.from([bytes]),
      fileName: `${id}.svg`,
      text: { ...text, decorative: false, focalPoint: focal_point },
      former: { id, hash: hashOf(bytes), createdAt: clock.now() },
    },
    { id: uploader.id, name: `${uploader.first_name} ${uploader.last_name}` },
  );
}

async function writeSettings({ settings }: Deps): Promise<void> {
  const chosen = parse(await readFile(join(contentDir, 'settings.yaml'), 'utf8')) as unknown;
  await settings.update(settingsBody.parse(chosen), null);
}

/** Writes what content/{plural} has, and gives how many that are. @param wire what the API takes of one */
async function writeKind<T extends ContentTypes>(
  plural: string,
  service: ContentService<T>,
  wire: Pick<KindWire<T>, 'createBody'>,
): Promise<string> {
  const folder = join(contentDir, plural);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  for (const file of files) {
    const [, frontMatter = '', contentMd = ''] =
      /^---\n(.*?)\n---\n(.*)$/s.exec(await readFile(join(folder, file), 'utf8')) ?? [];
    const {
      author,
      status,
      published_at: publishedAt,
      created_at: createdAt,
      ...given
    } = writingSchema.parse(parse(frontMatter));
    const writer = people.find(({ id }) => id === author);
    if (!writer) throw new Error(`${file}: no author ${author} in people.yaml`);
    clock.time = createdAt;
    const item = wire.createBody.parse({ ...given, content_md: contentMd.trim(), status: 'draft' });
    const { id } = await service.create(fromWire(item), {
      id: writer.id,
      name: `${writer.first_name} ${writer.last_name}`,
    });
    if (publishedAt !== null && publishedAt > new Date())
      await service.edit(id, 'scheduled', schedule(publishedAt), null);
    else if (publishedAt !== null) {
      clock.time = publishedAt;
      await service.edit(id, 'published', publish, null);
    }
    if (status === 'trashed') await service.edit(id, 'trashed', trash, null);
  }
  return `${files.length} ${plural}`;
}

/** Does the jobs that follow from what was written, such as variants of pictures and cards, and forgets them. */
async function doJobs(): Promise<void> {
  const db = await firestore();
  const jobs = db.collection(JOB_DOCUMENTS.name);
  const worker = createJobWorker(platform);
  for (const { id } of (await jobs.where('status', '==', 'queued').get()).docs) await worker.run(id);
  const failed = (await jobs.get()).docs.filter((job) => job.get('status') !== 'succeeded');
  if (failed.length > 0)
    throw new Error(`jobs failed: ${failed.map((job) => String(job.get('error'))).join(', ')}`);
  await db.recursiveDelete(jobs);
}

/** A message as ContactService stores it, with its mail in the state that the seed wants. */
async function writeMessage(message: Message): Promise<void> {
  const db = await firestore();
  const { name, email, subject } = message;
  const text = message.message.trim();
  const job: MailJob = {
    id: message.id,
    template: 'contact',
    recipient: { address: deps.config.CONTACT_RECIPIENT },
    replyTo: { address: email, name },
    data: { name, email, subject, message: text, messageId: message.id },
    status: message.mail,
    attempts: message.attempts,
    leaseUntil: null,
    lastError: message.last_error ?? null,
    requestId: `seed-${message.id}`,
    createdAt: message.created_at,
    updatedAt: message.created_at,
    sentAt: message.mail === 'sent' ? message.created_at : null,
    retriedAt: null,
    history: [],
    expiresAt: MAILS_KEPT_UNTIL,
  };
  const batch = db.batch();
  const stored = CONTACT_MESSAGES.encode({
    ...UNSEEN_MESSAGE,
    name,
    email,
    subject,
    message: text,
    handled: message.handled,
    requestId: job.requestId,
    ipHash: deriveMac(deps.config.APP_SECRET, 'ip')(email),
    createdAt: message.created_at,
    mailJobId: job.id,
  });
  batch.create(db.collection(CONTACT_MESSAGES.name).doc(message.id), stored);
  batch.create(db.collection(MAIL_JOB_DOCUMENTS.name).doc(job.id), MAIL_JOB_DOCUMENTS.encode(job));
  await batch.commit();
}
