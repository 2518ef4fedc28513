/** What looking at a picture's bytes has to tell. */
import type { Severity } from '../model/message.js';

/** Something to tell about a picture, wherever it is referred to. `{file}` in the text stands for its name as typed. */
export interface Finding {
  readonly severity: Severity;
  readonly rule: string;
  readonly text: string;
  readonly note: string;
  /** Of `svg-font`: the family that is missing. */
  readonly family?: string;
}
