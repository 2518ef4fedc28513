/** Remembers what was made of the last input, by name: work that depends on nothing else is not done twice. */
export class Memo<T> {
  private readonly known = new Map<string, { readonly key: string; readonly value: T }>();

  /** What was made under this name, if its key is still the same; else what `make` makes. */
  get(name: string, key: string, make: () => T): T {
    const found = this.known.get(name);
    if (found?.key === key) return found.value;
    const value = make();
    this.known.set(name, { key, value });
    return value;
  }
}
