/** Given names of visitors. */
export const GIVEN_NAMES: readonly string[] = [
  ...[
    'Ada',
    'Bruno',
    'Carla',
    'Dmitri',
    'Elena',
    'Farid',
    'Greta',
    'Hiroshi',
    'Ines',
    'Jonas',
    'Katarzyna',
    'Liam',
  ],
  ...[
    'Maren',
    'Nadia',
    'Oskar',
    'Priya',
    'Quentin',
    'Rosa',
    'Samuel',
    'Tove',
    'Ulrich',
    'Vera',
    'Wanda',
    'Yusuf',
  ],
];

/** Family names of visitors. */
export const FAMILY_NAMES: readonly string[] = [
  ...[
    'Almeida',
    'Bergström',
    'Castellano',
    'Dubois',
    'Eriksen',
    'Fischer',
    'Grant',
    'Holm',
    'Ivanova',
    'Jansen',
  ],
  ...['Kowalska', 'Larsen', 'Moreau', 'Nakamura', 'Okafor', 'Pereira', 'Quist', 'Rossi', 'Santos', 'Tanaka'],
  ...['Underwood', 'Vogel', 'Whitfield', 'Yilmaz', 'Zeller'],
];

/** Where their mailboxes are. */
export const HOSTS: readonly string[] = [
  'example.org',
  'example.net',
  'mail.example',
  'post.example',
  'uni.example',
];

/** What they write about. */
export const MATTERS: readonly string[] = [
  ...[
    'bicycle maps',
    'the sourdough notes',
    'your talk on type design',
    'the harbour photographs',
    'old radios',
  ],
  ...[
    'the garden diary',
    'your essay on patience',
    'the workshop in spring',
    'letterpress posters',
    'the choir recording',
  ],
  ...['the tide tables', 'your river walk', 'the chess column', 'linocut prints', 'the observatory evening'],
  ...[
    'your notes on teaching',
    'the beekeeping series',
    'a mistake in the index',
    'the ferry timetable',
    'night trains',
  ],
  ...[
    'the reading list',
    'wooden toys',
    'the library project',
    'mountain huts',
    'the repair café',
    'your ceramics',
  ],
];

/** Where they live. */
export const PLACES: readonly string[] = [
  ...[
    'Bergen',
    'Porto',
    'Ghent',
    'Kraków',
    'Trieste',
    'Uppsala',
    'Leeds',
    'Graz',
    'Lyon',
    'Tartu',
    'Cork',
    'Basel',
  ],
  ...['Turku', 'Aarhus', 'Bilbao', 'Bologna', 'Utrecht', 'Brno', 'Ljubljana', 'Vilnius', 'Galway', 'Nantes'],
];

/** How they begin. */
export const OPENINGS: readonly string[] = [
  'Hello, I came across {matter} last weekend and read all of it in one go.',
  'Good evening! A friend in {place} told me about {matter}.',
  'Dear author, for {number} days now I have been thinking about {matter}.',
  'Hi there, we met in {place} in {year}, I sat in the second row.',
  'I teach in {place}, and my class of {number} pupils liked {matter} very much.',
  'My grandmother kept something like {matter} in her kitchen in {place}.',
  'Since {year} I have been collecting all that I can find on {matter}.',
  'Just a short note from {place}, where it has rained for {number} days.',
  'I write a small newsletter in {place} and would like to mention {matter}.',
  'It is a long time since anybody wrote so clearly about {matter}.',
  'Our club in {place} has {number} members who all know {matter} by now.',
  'After {number} years abroad I am back in {place}, and found your page.',
];

/** What made them write. */
export const REASONS: readonly string[] = [
  'One thing puzzled me, though: the year {year} appears twice in the second part.',
  'I would love to see the drawings that you left out.',
  'The link in the third paragraph no longer leads anywhere.',
  'Page {number} made me laugh out loud on the train to {place}.',
  'I tried it myself, and after {number} attempts it worked.',
  'We plan an evening around it in {place} next month.',
  'There is a very similar story in a newspaper from {year}.',
  'My neighbour says it was different in {place}, and he should know.',
  'I have a box with {number} photographs that may be of use to you.',
  'The recording stops after {number} minutes on my old computer.',
  'I believe the building that you describe was moved in {year}.',
  'It reminded me of a walk from {place} to the coast.',
  'I have translated the first {number} lines for my father.',
];

/** What they want to know. */
export const QUESTIONS: readonly string[] = [
  'Is there a printed edition of {matter}, and where could I order it?',
  'May I quote a few lines of it in our school paper?',
  'Will you be in {place} again before the summer?',
  'Could you tell me which camera you used for it?',
  'Do you know who owned the workshop before {year}?',
  'Would you be willing to talk about it to {number} people for an hour?',
  'What would you read next, if you had to begin again?',
  'Where did you find the old plans of {place}?',
  'Can the pictures be had in a larger size?',
  'Did you ever hear back from the people in {place}?',
  'Which paper do you print on, and how heavy is it?',
  'How long did the whole of it take you?',
];

/** How they end. */
export const THANKS: readonly string[] = [
  'Thank you for all the care that went into it.',
  'Many thanks, and greetings from {place}.',
  'I look forward to the next part.',
  'No hurry with an answer, I know how busy one can be.',
  'With kind regards from all {number} of us.',
  'Thanks a lot, and keep it up!',
  'All the best for the rest of the year.',
  'You made a rainy day in {place} a good one.',
];
