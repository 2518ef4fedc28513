/** What lies on the copy desk: the issue as it was understood, as it was typed, and what the last build made of it. */
import type { IssueSource, LastBuild, ParsedIssue, Pictures, SourceFile } from '../model/stages.js';

/** All that a rule may look at. */
export interface Desk {
  readonly issue: ParsedIssue;
  readonly pictures: Pictures;
  /** Text files as typed, by the names that places have: issue.yaml, ../house.yaml, ../names.yaml, articles. */
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** Null where there was none: rules that need a layout then have nothing to say. */
  readonly lastBuild: LastBuild | null;
}

/** Lays an issue on the desk. */
export function openDesk(issue: ParsedIssue, pictures: Pictures, source: IssueSource, lastBuild: LastBuild | null): Desk {
  const files = [source.issue, source.house, source.names, ...source.articles.flatMap((article) => article.files.map((file) => file.source))];
  return { issue, pictures, sources: new Map(files.flatMap((file) => (file === null ? [] : [[file.file, file] as const]))), lastBuild };
}

/** A function of the desk that is worked out once a desk, however many rules ask. */
export function perDesk<T>(work: (desk: Desk) => T): (desk: Desk) => T {
  const done = new WeakMap<Desk, { readonly value: T }>();
  return (desk) => {
    const known = done.get(desk) ?? { value: work(desk) };
    done.set(desk, known);
    return known.value;
  };
}
