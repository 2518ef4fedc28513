/** PostScript calculator functions (ISO 32000-1, section 7.10.5), compiled to a list of steps on a stack. */
import { Token, Tokeniser } from './tokens.js';

type Step = (stack: number[]) => void;

const RAD = Math.PI / 180;
const pop = (stack: number[]): number => stack.pop() ?? 0;
const unary = (f: (x: number) => number): Step => (stack) => { stack.push(f(pop(stack))); };
const binary = (f: (x: number, y: number) => number): Step => (stack) => {
  const y = pop(stack);
  stack.push(f(pop(stack), y));
};
const truth = (value: boolean): number => (value ? 1 : 0);
/** Half of an odd number goes up, as PostScript's `round` does. */
const round = (x: number): number => Math.floor(x + 0.5);

/** Operators of table 42. Truth is 1 and 0, which makes `and`, `or` and `xor` right for both their kinds of operands; `not` stands for truth. */
const OPERATORS: Readonly<Record<string, Step>> = {
  abs: unary(Math.abs), ceiling: unary(Math.ceil), floor: unary(Math.floor), neg: unary((x) => -x), round: unary(round), truncate: unary(Math.trunc),
  sqrt: unary((x) => Math.sqrt(Math.max(0, x))), sin: unary((x) => Math.sin(x * RAD)), cos: unary((x) => Math.cos(x * RAD)),
  ln: unary((x) => Math.log(x)), log: unary((x) => Math.log10(x)), cvi: unary(Math.trunc), cvr: unary((x) => x),
  add: binary((x, y) => x + y), sub: binary((x, y) => x - y), mul: binary((x, y) => x * y), div: binary((x, y) => (y === 0 ? 0 : x / y)),
  idiv: binary((x, y) => (y === 0 ? 0 : Math.trunc(x / y))), mod: binary((x, y) => (y === 0 ? 0 : x % y)), exp: binary((x, y) => x ** y),
  atan: binary((x, y) => (Math.atan2(x, y) / RAD + 360) % 360),
  eq: binary((x, y) => truth(x === y)), ne: binary((x, y) => truth(x !== y)), gt: binary((x, y) => truth(x > y)), ge: binary((x, y) => truth(x >= y)),
  lt: binary((x, y) => truth(x < y)), le: binary((x, y) => truth(x <= y)),
  and: binary((x, y) => x & y), or: binary((x, y) => x | y), xor: binary((x, y) => x ^ y), not: unary((x) => truth(x === 0)),
  bitshift: binary((x, y) => (y >= 0 ? x << y : x >> -y)),
  true: (stack) => { stack.push(1); },
  false: (stack) => { stack.push(0); },
  pop: (stack) => { stack.pop(); },
  dup: (stack) => { stack.push(stack.at(-1) ?? 0); },
  exch: (stack) => {
    const y = pop(stack);
    const x = pop(stack);
    stack.push(y, x);
  },
  copy: (stack) => {
    const n = pop(stack);
    if (n > 0) stack.push(...stack.slice(-n));
  },
  index: (stack) => {
    const n = pop(stack);
    stack.push(stack.at(-1 - n) ?? 0);
  },
  roll: (stack) => {
    const j = pop(stack);
    const n = pop(stack);
    if (n <= 0 || n > stack.length) return;
    const top = stack.splice(-n);
    const by = ((j % n) + n) % n;
    stack.push(...top.slice(n - by), ...top.slice(0, n - by));
  },
};

/**
 * Compiles a calculator's program.
 * @returns what turns inputs into what is left on the stack; null for a program with a word that is no operator, or braces that do not close.
 */
export function readCalculator(program: Uint8Array): ((inputs: readonly number[]) => number[]) | null {
  const tokens = new Tokeniser(program);
  tokens.next();
  const steps = tokens.text === '{' ? readBlock(tokens) : null;
  return steps && ((inputs) => {
    const stack = [...inputs];
    run(steps, stack);
    return stack;
  });
}

function run(steps: readonly Step[], stack: number[]): void {
  for (const step of steps) step(stack);
}

/** Steps up to the closing brace, which the tokeniser takes for a word of its own. */
function readBlock(tokens: Tokeniser): Step[] | null {
  const steps: Step[] = [];
  const blocks: Step[][] = [];
  for (let kind = tokens.next(); kind !== Token.end; kind = tokens.next()) {
    if (kind === Token.number) {
      const value = tokens.number;
      steps.push((stack) => { stack.push(value); });
      continue;
    }
    const word = tokens.text;
    if (word === '}') return steps;
    if (word === '{') {
      const block = readBlock(tokens);
      if (block === null) return null;
      blocks.push(block);
    } else if (word === 'if') {
      const then = blocks.pop() ?? [];
      steps.push((stack) => { if (pop(stack) !== 0) run(then, stack); });
    } else if (word === 'ifelse') {
      const otherwise = blocks.pop() ?? [];
      const then = blocks.pop() ?? [];
      steps.push((stack) => { run(pop(stack) !== 0 ? then : otherwise, stack); });
    } else {
      const step = OPERATORS[word];
      if (step === undefined) return null;
      steps.push(step);
    }
  }
  return null;
}
