// Loaded before the program: does something to a file just when a stage of a build has ended, as --verbose tells it on the standard error.
// AFTER names the stage, DO what is done (write, cut, remove, folder, swap, deny), FILE to which file, TEXT with what.
import { chmodSync, copyFileSync, mkdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';

const { AFTER, DO, FILE, TEXT } = process.env;
const acts = {
  write: () => writeFileSync(FILE, TEXT),
  // As most editors save: a new file takes the name.
  swap: () => {
    copyFileSync(TEXT, `${FILE}.new`);
    renameSync(`${FILE}.new`, FILE);
  },
  cut: () => truncateSync(FILE, 40),
  remove: () => rmSync(FILE),
  folder: () => {
    rmSync(FILE);
    mkdirSync(FILE);
  },
  deny: () => chmodSync(FILE, 0),
};
let done = false;
const write = process.stderr.write.bind(process.stderr);
process.stderr.write = (chunk, ...rest) => {
  if (!done && AFTER && String(chunk).startsWith(`${AFTER} `)) {
    done = true;
    acts[DO]();
  }
  return write(chunk, ...rest);
};
