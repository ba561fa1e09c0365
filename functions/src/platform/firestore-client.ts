/** The client's module, which the bundle has whole only where its exports are named. Import it at first use: see {@link loadFirestore}. */
export { AggregateField, FieldPath, FieldValue, Firestore } from '@google-cloud/firestore';
