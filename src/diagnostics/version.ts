/** Our own version. By itself, so that a command that makes no PDF loads nothing for it. */
import { readFileSync } from 'node:fs';

/** The version in our package.json, searched upwards from this file, which lies at another depth once it is compiled. */
export function packageVersion(): string {
  for (const up of ['../..', '..', '../../..', '.']) {
    try {
      const found = JSON.parse(readFileSync(new URL(`${up}/package.json`, import.meta.url), 'utf8')) as { name?: string; version?: string };
      if (found.name === 'magazine' && found.version !== undefined) return found.version;
    } catch { /* not there */ }
  }
  return '0.0.0';
}
