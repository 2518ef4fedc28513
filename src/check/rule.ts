/** What a rule of the copy desk is made of. Its examples are its test and its documentation. */
import type { Edit, Message, Place } from '../model/message.js';
import type { RuleLevel } from '../model/issue.js';
import type { LastBuild } from '../model/stages.js';
import type { Desk } from './desk.js';

/** A tiny issue in memory, laid over a standard one: files by name, null to leave a file of the standard out. Pictures are empty texts. */
export type ExampleFiles = Readonly<Record<string, string | null>>;

export interface Rule {
  /** Kebab-case, never changed once shipped. */
  readonly id: string;
  /** What the rule weighs where nobody set it. One that is right less than four times in five is `info`, a suspicion (docs/copy-desk.md). */
  readonly severity: Exclude<RuleLevel, 'off'>;
  /** Why readers or printers care, in one sentence. */
  readonly why: string;
  /**
   * What is told once of a file that has more such places than are told one by one: a habit of whoever typed it, not a slip.
   * @param count how many places of the file the message speaks for.
   */
  readonly habit?: (count: number) => string;
  /** True where the rule needs the last build's report. */
  readonly needsLayout?: true;
  /** An issue that the rule has nothing to say about. */
  readonly passing: ExampleFiles;
  /** An issue that breaks the rule, and what is told: `file:line:column text`. */
  readonly failing: {
    readonly files: ExampleFiles;
    readonly messages: readonly string[];
    /** The files that `--fix` changes, as they are after it. */
    readonly fixed?: ExampleFiles;
    /** For both examples of a rule that needs a layout. */
    readonly lastBuild?: LastBuild;
  };
  readonly check: (desk: Desk) => readonly Finding[];
}

/** What a rule found; id and severity are the rule's. */
export interface Finding {
  readonly place: Place | null;
  readonly text: string;
  readonly note: string;
  /** Only where the remedy is mechanical: nobody has to read the sentence to know that it is right. */
  readonly fix?: Edit;
  /** Told by itself in any case: it needs another remedy than the others of its rule. */
  readonly alone?: true;
}

/** A finding as a message. */
export const toMessage = (rule: Rule, { place, text, note, fix }: Finding): Message => ({ severity: rule.severity, rule: rule.id, place, text, note, ...(fix === undefined ? {} : { fix }) });
