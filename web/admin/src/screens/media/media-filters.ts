/** What the media library is narrowed by. */
import { loadAuthors } from '../../api/authors.js';
import type { Schemas } from '../../api/client.js';
import { DAYS } from '../../list/days.js';
import type { Filter } from '../../list/filters.js';
import { orderOf } from './media-order.js';

const TYPES: Readonly<Record<Schemas['Media']['type'], string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/avif': 'AVIF',
  'image/gif': 'GIF',
  'image/svg+xml': 'SVG',
  'application/pdf': 'PDF',
  'video/mp4': 'MP4',
  'video/webm': 'WebM',
  'audio/mpeg': 'MP3',
  'audio/mp4': 'M4A',
  'audio/ogg': 'Ogg',
  'audio/wav': 'WAV',
  'audio/flac': 'FLAC',
  'text/vtt': 'WebVTT',
};

const FURTHER: readonly Filter[] = [
  {
    name: 'kind',
    label: 'Kind',
    options: [
      ['', 'All'],
      ['picture', 'Pictures'],
      ['vector', 'Drawings'],
      ['document', 'Documents'],
      ['video', 'Videos'],
      ['audio', 'Sound'],
      ['captions', 'Captions'],
    ],
  },
  { name: 'type', label: 'Type', options: [['', 'Any'], ...Object.entries(TYPES)] },
  {
    name: 'described',
    label: 'Description',
    options: [
      ['', 'Or none'],
      ['false', 'Without one'],
    ],
  },
  {
    name: 'status',
    label: 'State',
    options: [
      ['', 'Any'],
      ['ready', 'Ready'],
      ['processing', 'Being made smaller'],
      ['failed', 'Failed'],
    ],
  },
  { name: 'uploaded_by', label: 'Uploaded by', options: [['', 'Anybody']], load: loadAuthors },
  {
    name: 'unused',
    label: 'Used',
    options: [
      ['', 'Or not'],
      ['true', 'Nowhere'],
    ],
  },
  {
    name: 'trashed',
    label: 'Where',
    options: [
      ['', 'Library'],
      ['true', 'Trash'],
    ],
  },
  ...DAYS,
];

/** In which order, what, whose, from when, and where. @param asked what the library is narrowed by */
export const filtersOf = (asked: Readonly<Record<string, string>>): readonly Filter[] => [
  orderOf(asked),
  ...FURTHER,
];
