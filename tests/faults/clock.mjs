// Loaded before the program: a clock that is wrong, or jumps. CLOCK is the time that it shows at the start, ms since 1970; where AFTER names a stage of a build
// the clock is right until that stage has ended, as --verbose tells it on the standard error. MONOTONIC=1 lets the clock that should never jump do so, too.
const Real = Date;
const realNow = Real.now.bind(Real);
const realTick = performance.now.bind(performance);
const jump = Number(process.env.CLOCK) - realNow();
let wrong = !process.env.AFTER;
const now = () => realNow() + (wrong ? jump : 0);
globalThis.Date = class extends Real {
  constructor(...args) {
    super(...(args.length === 0 ? [now()] : args));
  }
  static now() {
    return now();
  }
};
if (process.env.MONOTONIC) performance.now = () => realTick() + (wrong ? jump : 0);
const write = process.stderr.write.bind(process.stderr);
process.stderr.write = (chunk, ...rest) => {
  if (process.env.AFTER && String(chunk).startsWith(`${process.env.AFTER} `)) wrong = true;
  return write(chunk, ...rest);
};
