/** What a file's name or text could do to the terminal and to whoever reads the messages there. */
import { expect, it } from 'vitest';
import { formatMessages } from '../../src/diagnostics/report.js';
import type { Message } from '../../src/model/message.js';

const message: Message = { severity: 'stopper', rule: 'x', text: 'A\u001b[2J\u202eB\u2066.', note: 'C\u009b\u0007.', place: { file: 'a\u001b]0;x\u202e.md', line: 1, column: 1 } };

it.each(['pretty', 'github'] as const)('no control reaches it in the form %s', (form) => {
  const text = formatMessages([message], { form, color: false });
  // eslint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  expect(text).toContain('A\ufffd[2J\ufffdB\ufffd.');
});
