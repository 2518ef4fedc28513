/** Findings and the build's own messages: one fault is told once. */
import { describe, expect, it } from 'vitest';
import { findingMessage, untold, type Finding } from '../../src/model/finding.js';
import type { Message, Place } from '../../src/model/message.js';

const place = (line: number): Place => ({ file: 'issue.yaml', line, column: 18 });
const finding = (part: Partial<Finding>): Finding => ({
  severity: 'warning', rule: 'picture-resolution', page: 27, rect: { x: -3.3, y: -3.3, width: 286, height: 277 }, object: null, value: '213 ppi', limit: '225 ppi', count: 1, text: '213 ppi at 286 mm, needs 225.', note: '',
  source: { place: place(52), name: 'g3.jpg' }, ...part,
});
const told: Message = { severity: 'error', rule: 'picture-resolution', text: 'g3.jpg is set 197 mm wide at 213 ppi; 225 are needed.', note: '', place: place(52) };

describe('findings that the build has told', () => {
  it('are not told again', () => expect(untold([finding({})], [told])).toEqual([]));

  it('are those of the same rule at the same place, and no others', () => {
    const others = [finding({ rule: 'ink-limit' }), finding({ source: { place: place(53), name: 'g4.jpg' } }), finding({ source: null })];
    expect(untold(others, [told])).toEqual(others);
    expect(untold([finding({})], [{ ...told, place: null }])).toHaveLength(1);
  });
});

it('names no place beyond the trim', () => expect(findingMessage(finding({})).text).toBe('Page 27, 0 mm from the left and 0 mm from the top: 213 ppi at 286 mm, needs 225.'));
