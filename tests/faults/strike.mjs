/**
 * Loaded into a run of magazine before anything else (`node --import`): strikes with a real signal at a moment that is told from outside of the program,
 * by the line that `--verbose` writes when a stage ends, by a file that is about to be touched, or by the start of the browser. MAGAZINE_STRIKE holds
 * `{ after?, touching?, starting?, target, signal, always?, hurry? }` as JSON: see strike.ts.
 */
import childProcess from 'node:child_process';
import fs, { readdirSync, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { after, touching, starting = false, target, signal, always = false, hurry = 1 } = JSON.parse(process.env.MAGAZINE_STRIKE);
let left = always ? Number.POSITIVE_INFINITY : 1;

/** Processes of the browser: it leads a group of its own. */
function browsers() {
  const found = [];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'latin1');
      const [, parent, group] = readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/^.*\) /s, '').split(' ').map(Number);
      found.push({ pid: Number(pid), parent, group, type: /--type=([a-z-]+)/.exec(line)?.[1] ?? 'browser', line });
    } catch {
      // It has ended meanwhile.
    }
  }
  const leaders = found.filter(({ parent, line }) => parent === process.pid && line.includes('--remote-debugging-pipe'));
  return found.filter(({ group }) => leaders.some(({ pid }) => pid === group));
}

function strike() {
  if (left <= 0) return;
  left -= 1;
  const pids = target === 'run' ? [process.pid] : browsers().filter(({ type }) => type === target).map(({ pid }) => pid);
  fs.writeSync(2, `struck ${pids.join(' ')} at ${Date.now()}\n`);
  for (const pid of pids) process.kill(pid, signal);
}

const write = process.stderr.write.bind(process.stderr);
process.stderr.write = (text, ...rest) => {
  const done = write(text, ...rest);
  if (after !== undefined && String(text).startsWith(`${after} `)) strike();
  return done;
};

const touched = (path) => touching !== undefined && typeof path === 'string' && path.endsWith(touching.file);
let skip = touching?.skip ?? 0;
for (const [library, name] of [[fs.promises, 'readFile'], [fs, 'renameSync']]) {
  const real = library[name];
  library[name] = (...args) => {
    if (touching?.call === name && args.some(touched) && (skip -= 1) < 0) strike();
    return real(...args);
  };
}

const spawn = childProcess.spawn;
childProcess.spawn = (...args) => {
  const child = spawn(...args);
  if (starting && args[1]?.includes('--remote-debugging-pipe')) strike();
  return child;
};

// Waits of ten seconds and more are limits: nobody waits a minute for a test.
const wait = globalThis.setTimeout;
globalThis.setTimeout = (work, ms, ...rest) => wait(work, ms >= 10_000 ? ms / hurry : ms, ...rest);
syncBuiltinESMExports();
