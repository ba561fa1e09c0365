/** What is used here of node:domain's Domain. */
interface Domain {
  enter(): void;
  exit(): void;
}

/**
 * Runs `work` outside of the `node:domain` in which the functions framework runs each request: there every promise, timer
 * and stream costs about twice as much, and a connection that a request opens would keep the request's domain for good.
 * The caller, and what it awaits, stays in its domain. The asynchronous context is not touched.
 *
 * What `work` throws and rejects with reaches the caller as ever. A stray error, which neither does, is no longer one request's:
 * it ends the process.
 */
export function outsideDomain<T>(work: () => T): T {
  const left: Domain[] = [];
  for (let domain = present(); domain; domain = present()) {
    left.push(domain);
    domain.exit();
  }
  try {
    return work();
  } finally {
    for (const domain of left.reverse()) domain.enter();
  }
}

/** None as long as nobody has imported node:domain. */
function present(): Domain | null | undefined {
  return (process as { domain?: Domain | null }).domain;
}
