/** Long work in parts, so that who asks meanwhile need not wait for its end. */

/** How long one part may hold up all others, in milliseconds. */
const PART = 4;

const waiting: (() => void)[] = [];

/** One of those that wait goes on, then all other requests have their turn: however many long works there are, they hold up as one. */
function next(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(next);
}

const turn = () =>
  new Promise<void>((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(next);
  });

/**
 * What is made of each item, in their order; without `make` the items. Others have their turn in between.
 * @param items may come one by one, from a generator
 */
export async function inTurns<T>(items: Iterable<T>): Promise<T[]>;
export async function inTurns<T, R>(items: Iterable<T>, make: (item: T) => R): Promise<R[]>;
export async function inTurns<T>(items: Iterable<T>, make: (item: T) => unknown = (item) => item): Promise<unknown[]> {
  const made: unknown[] = [];
  let end = performance.now() + PART;
  for (const item of items) {
    made.push(make(item));
    if (performance.now() < end) continue;
    await turn();
    end = performance.now() + PART;
  }
  return made;
}

/** A text as the body of an answer, written part by part as it is read; what nobody reads any more is not written. */
export function inTurnsAsRead(parts: Iterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = parts[Symbol.iterator]();
  return new ReadableStream({
    pull: async (controller) => {
      await turn();
      const { done, value } = iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: () => void iterator.return?.(),
  });
}
