/** Media type of a form with a file. */
export const MULTIPART_TYPE = 'multipart/form-data';

/** The field that its file is in. */
export const FILE_FIELD = 'file';
