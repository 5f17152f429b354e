/**
 * Asks for some items before they are needed, so that whoever makes them (a process that reads a file) and whoever uses them work
 * at the same time. Order and errors are as without it; stopping early ends the source.
 */
export async function* ahead<T>(source: AsyncGenerator<T, void, undefined>, most: number): AsyncGenerator<T, void, undefined> {
  const asked: Promise<IteratorResult<T, void>>[] = [];
  const ask = (): void => {
    const next = source.next();
    // Awaited in its turn; until then a failure must not count as unheard.
    next.catch(() => undefined);
    asked.push(next);
  };
  try {
    for (;;) {
      while (asked.length < most) ask();
      const next = await asked.shift();
      if (next === undefined || next.done === true) return;
      yield next.value;
    }
  } finally {
    await source.return();
  }
}
