#!/usr/bin/env node
// The executable: compiles src/ where nothing compiled is there or it is stale, hands argv to dist/cli/main and sets the exit code.
// Read as CommonJS (bin/package.json), so that this comes before Node's first thread: two pictures are in work at a time, a third thread is left for
// files. Every thread that ever held a picture keeps memory of its size; with Node's usual four a print build takes 150 MB more.
process.env.UV_THREADPOOL_SIZE ??= '3';

// V8 makes bytecode of a pattern for its first use and machine code for the next. Each of ours is used many times or never: made once, the copy desk
// takes an eighth less.
require('node:v8').setFlagsFromString('--no-regexp-tier-up');

const [major, minor] = process.versions.node.split('.').map(Number);

/** The machine lacks something: what, and what to do about it. */
function lacking(message, remedy) {
  process.stderr.write(`${message}\n${remedy}\n`);
  process.exitCode = 2;
}

/** Makes `dist/` ready and tells whether it can be run. */
async function ready() {
  const { compile, compiledHash, sourceHash } = await import('../scripts/compile.mjs');
  const wanted = sourceHash();
  const there = compiledHash();
  if (there !== null && (wanted === null || there === wanted)) return true;
  try {
    await compile(wanted);
    return true;
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') {
      lacking('The packages that magazine needs are not installed.', 'Run `npm ci` in its folder.');
      return false;
    }
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'].includes(error.code)) throw error;
    if (there !== null) {
      process.stderr.write(`The sources are newer than what is compiled, and dist/ cannot be written (${error.code}): the older one runs.\n`);
      return true;
    }
    lacking(`Nothing compiled is there, and dist/ cannot be written (${error.code}).`, 'Run `npm run build` as a user who may write to the folder of magazine.');
    return false;
  }
}

/** What is awaited and can no longer come leaves Node with nothing to do: it would end with 0, as if all were done. */
let settled = false;
process.once('beforeExit', () => {
  if (settled) return;
  process.stderr.write('magazine came to a stand in the middle of its work: something it waited for did not come.\nThis is a fault of magazine. Please report it with the command to the maintainers (see CONTRIBUTING.md).\n');
  process.exitCode = 70;
});

async function run() {
  if (!(await ready())) return;
  let main;
  try {
    ({ main } = await import('../dist/cli/main.js'));
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    lacking(`A package that magazine needs is not installed: ${error.message}`, 'Run `npm ci` in its folder.');
    return;
  }
  process.exitCode = await main(process.argv.slice(2));
  // All is done and told; what still hangs (a browser that never answered) is not waited for.
  setTimeout(() => process.exit(), 2000).unref();
}

if (major < 20 || (major === 20 && minor < 19)) {
  settled = true;
  lacking(`magazine needs Node.js 20.19 or newer; this is ${process.versions.node}.`, 'Install a newer Node.js, see https://nodejs.org.');
} else {
  run().finally(() => (settled = true)).catch((error) => {
    if (error && (error.code === 'EMFILE' || error.code === 'ENFILE')) return lacking(`${error.path ?? 'magazine'}: too many open files.`, 'Close other programs or raise the limit of open files (`ulimit -n 1024`).');
    process.stderr.write(`${error && error.stack ? error.stack : error}\nThis is a fault of magazine. Please report it with this text to the maintainers (see CONTRIBUTING.md).\n`);
    process.exitCode = 70;
  });
}
