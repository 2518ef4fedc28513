/** What a file's name or text could do to the terminal and to whoever reads the messages there. */
import { expect, it } from 'vitest';
import type { Face } from '../../src/cli/face.js';
import { environmentText, faultText } from '../../src/cli/failures.js';
import { Progress } from '../../src/cli/progress.js';
import { speak } from '../../src/cli/speech.js';
import { EnvironmentError } from '../../src/diagnostics/errors.js';
import { formatMessages } from '../../src/diagnostics/report.js';
import type { Message } from '../../src/model/message.js';

const message: Message = { severity: 'stopper', rule: 'x', text: 'A\u001b[2J\u202eB\u2066.', note: 'C\u009b\u0007.', place: { file: 'a\u001b]0;x\u202e.md', line: 1, column: 1 } };

// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const HOSTILE = 'A\u001b[2J\u202eB\u2066\u009b.';

it.each(['pretty', 'github'] as const)('no control reaches it in the form %s', (form) => {
  const text = formatMessages([message], { form, color: false });
  expect(text).not.toMatch(CONTROLS);
  expect(text).toContain('A\ufffd[2J\ufffdB\ufffd.');
});

it('nor where very many are summed up', () => {
  const text = formatMessages(Array.from({ length: 60 }, (_, i) => ({ ...message, place: { ...message.place!, line: i + 1 } })), { form: 'pretty', color: false, brief: 'All.' });
  expect(text).toMatch(/^60 stoppers {2}x\n/);
  expect(text).not.toMatch(CONTROLS);
});

/** What a run writes. */
function written(write: (face: Face) => void): string {
  let text = '';
  const stream = { write: (part: string) => (text += part) !== '' };
  write({ stdout: stream, stderr: stream, env: {} } as unknown as Face);
  return text;
}

it.each(['pretty', 'github'] as const)('nor from lines, paths and messages without a place in the form %s', (reporter) => {
  const text = written((face) => speak({ messages: [{ ...message, place: null }], root: '', lines: [`${HOSTILE}\nnext`], last: HOSTILE, facts: {} }, { reporter, color: false }, face));
  expect(text).not.toMatch(CONTROLS);
  expect(text).toContain('\nnext\n');
});

it('nor from what is told while a run goes on, of the machine and of our own faults', () => {
  expect(written(({ stderr }) => new Progress(stderr, { style: 'none' }).note(HOSTILE))).not.toMatch(CONTROLS);
  for (const form of ['pretty', 'github', 'json'] as const) expect(environmentText(new EnvironmentError(HOSTILE, HOSTILE), form)).not.toMatch(form === 'json' ? /\u001b/ : CONTROLS);
  expect(faultText(new Error(HOSTILE), '1')).not.toMatch(CONTROLS);
});
