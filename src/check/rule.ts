/** What a rule of the copy desk is made of. Its two examples are its test and its documentation. */
import type { Message, Place, Severity } from '../model/message.js';
import type { ParsedIssue, Pictures } from '../model/stages.js';

/** A tiny issue in memory, laid over a standard one: files by name, null to leave a file of the standard out. Pictures are empty texts. */
export type ExampleFiles = Readonly<Record<string, string | null>>;

export interface Rule {
  /** Kebab-case, never changed once shipped. */
  readonly id: string;
  readonly severity: Severity;
  /** Why readers or printers care, in one sentence. */
  readonly why: string;
  /** An issue that the rule has nothing to say about. */
  readonly passing: ExampleFiles;
  /** An issue that breaks the rule, and what is told: `file:line:column text`. */
  readonly failing: { readonly files: ExampleFiles; readonly messages: readonly string[] };
  readonly check: (issue: ParsedIssue, pictures: Pictures) => readonly Finding[];
}

/** What a rule found; id and severity are the rule's. */
export interface Finding {
  readonly place: Place | null;
  readonly text: string;
  readonly note: string;
}

/** A finding as a message. */
export const toMessage = (rule: Rule, finding: Finding): Message => ({ severity: rule.severity, rule: rule.id, ...finding });
