/** IndexedDB by promises, as far as the journal needs it. */

/** What a request gives. @throws its error */
export function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('The request failed'));
    };
  });
}

/**
 * Resolves when a transaction is complete: in one of `durability: 'strict'` when the browser has made sure that the disk has it.
 *
 * @throws why it was aborted, such as QuotaExceededError
 */
export function completionOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new DOMException('The transaction was aborted', 'AbortError'));
    };
  });
}

/** Opens a database. @param create makes its stores, once */
export function openDatabase(
  factory: IDBFactory,
  name: string,
  create: (database: IDBDatabase) => void,
): Promise<IDBDatabase> {
  const request = factory.open(name, 1);
  request.onupgradeneeded = () => {
    create(request.result);
  };
  return resultOf(request);
}
