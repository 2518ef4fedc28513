/** Long lists one by one, a few being made ready while one is looked at. */

/**
 * What is made of each item, in order. At most `ahead` are begun and not yet handed out; a failure is told when its turn comes.
 * @param begin makes one ready.
 */
export async function* inTurn<T, U>(items: readonly T[], begin: (item: T) => Promise<U>, ahead: number): AsyncGenerator<U> {
  const begun: Promise<U>[] = [];
  const rest = items.values();
  for (;;) {
    while (begun.length <= ahead) {
      const { value, done } = rest.next();
      if (done) break;
      const made = begin(value);
      // Whoever takes it is told; until then the failure must not end the process.
      made.catch(() => undefined);
      begun.push(made);
    }
    const next = begun.shift();
    if (!next) return;
    yield await next;
  }
}
