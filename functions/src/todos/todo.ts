/** How many todos an account may have: it bounds what a page far behind costs, since Firestore reads what it skips. */
export const MAX_TODOS = 500;
