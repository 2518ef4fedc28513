/** Builds an issue as the command line does and tells how much memory was held, stage by stage. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { watchTree, type Sample } from './watch.js';

/** A stage of a build as it went. */
export interface StageTime {
  readonly stage: string;
  readonly ms: number;
  /** `performance.now()` when it ended. */
  readonly end: number;
}

/** A build that was watched. */
export interface WatchedBuild {
  readonly code: number | null;
  readonly samples: readonly Sample[];
  readonly stages: readonly StageTime[];
  /** All that was written, for whoever wants to know why it failed. */
  readonly said: string;
  readonly ms: number;
}

/** Builds. @param root of the project. */
export async function watchedBuild(root: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<WatchedBuild> {
  const start = performance.now();
  const child = spawn(process.execPath, [join(root, 'bin', 'magazine.js'), 'build', ...args, '--fresh', '--verbose'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const stages: StageTime[] = [];
  let said = '';
  let line = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    line += chunk.toString();
    for (let at = line.indexOf('\n'); at >= 0; at = line.indexOf('\n')) {
      const found = /^(\w+) +(\d+) ms$/.exec(line.slice(0, at));
      if (found) stages.push({ stage: found[1]!, ms: Number(found[2]), end: performance.now() });
      line = line.slice(at + 1);
    }
  });
  const watch = watchTree(child.pid!);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, samples: watch.stop(), stages, said, ms: performance.now() - start };
}

/** The sample with the most memory; null for none. */
export const peakOf = (samples: readonly Sample[]): Sample | null => samples.reduce<Sample | null>((most, one) => (most === null || one.pss > most.pss ? one : most), null);

/** The most memory of each stage, in their order. What was sampled before the first and after the last belongs to neither. */
export const peaksByStage = ({ samples, stages }: WatchedBuild): (StageTime & { readonly peak: Sample | null })[] =>
  stages.map((one) => ({ ...one, peak: peakOf(samples.filter(({ at }) => at <= one.end && at >= one.end - one.ms)) }));
