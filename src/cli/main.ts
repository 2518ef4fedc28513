/** The command line: argv to an exit code. Signals, and the three voices of failure, are handled here and nowhere else. */
import { CommanderError } from 'commander';
import { packageVersion } from '../diagnostics/version.js';
import type { ReportForm } from '../diagnostics/report.js';
import type { Face } from './face.js';
import { asEnvironmentError, environmentText, EXIT, faultText } from './failures.js';
import { makeProgram } from './program.js';

/** Signals that end a run in good order, with their numbers: a shell expects 128 and the number. */
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;
/** How long a run may take to end in good order after a signal, ms; then it is ended. Whoever presses Ctrl-C is to have the prompt back within a second. */
const PATIENCE = 700;

/** Runs the command line. @returns the exit code; never rejects. */
export async function main(argv: readonly string[]): Promise<number> {
  const controller = new AbortController();
  const version = packageVersion();
  const names = Object.keys(SIGNALS) as (keyof typeof SIGNALS)[];
  let signalled = 0;
  const onSignal = (signal: keyof typeof SIGNALS): void => {
    // Whoever asks twice is not to wait. Our end of the browser's pipe closes with us, and with it the browser.
    if (signalled > 0) endBy(signal);
    signalled = 128 + SIGNALS[signal];
    controller.abort(new Error(signal));
    setTimeout(() => endBy(signal), PATIENCE).unref();
  };
  // An exit would wait for pictures in work, seconds for large ones: put away what there is, and let the signal do what it does where nobody hears it.
  const endBy = (signal: keyof typeof SIGNALS): void => {
    process.emit('exit', signalled);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  };
  // What a library lets fall after its page was closed is of no interest once the run ends; before, it is a fault.
  const onStray = (error: unknown): void => {
    if (signalled === 0) process.exit(tell(error, argv, face, version));
  };
  // `magazine check … | head`: whoever reads has had enough.
  const onPipe = (error: NodeJS.ErrnoException): void => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
  };
  const hear = (): void => names.forEach((signal) => void process.on(signal, onSignal));
  const stopHearing = (): void => names.forEach((signal) => void process.removeListener(signal, onSignal));
  const face: Face = {
    cwd: process.cwd(), env: process.env, stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, signal: controller.signal,
    async atOnce(work) {
      stopHearing();
      try {
        return await work();
      } finally {
        hear();
      }
    },
  };
  hear();
  // Told to a program that writes a file larger than it may (POSIX `ulimit -f`), which it would end; heard, writing fails and can be told.
  process.on('SIGXFSZ', () => undefined);
  process.on('unhandledRejection', onStray).on('uncaughtException', onStray);
  // These stay: what was written last fails after the run's end.
  process.stdout.on('error', onPipe);
  process.stderr.on('error', onPipe);
  let code: number = EXIT.done;
  try {
    await makeProgram(version, face, (result) => (code = result)).parseAsync([...argv], { from: 'user' });
    return signalled || code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.refused;
    // A signal that ended the browser may be heard a moment after the browser's end.
    await new Promise((resolve) => setTimeout(resolve, 20));
    return signalled || tell(error, argv, face, version);
  } finally {
    stopHearing();
    process.removeListener('unhandledRejection', onStray).removeListener('uncaughtException', onStray);
  }
}

/** Tells of the machine's lack or of our own fault. */
function tell(error: unknown, argv: readonly string[], face: Face, version: string): number {
  const lack = asEnvironmentError(error);
  if (lack === null) {
    face.stderr.write(`${faultText(error, version)}\n`);
    return EXIT.fault;
  }
  const form = reporter(argv);
  (form === 'pretty' ? face.stderr : face.stdout).write(`${environmentText(lack, form)}\n`);
  return EXIT.environment;
}

/** The form asked for, also where argv could not be understood to its end. */
function reporter(argv: readonly string[]): ReportForm {
  const at = argv.findIndex((arg) => arg === '--reporter' || arg.startsWith('--reporter='));
  const form = at < 0 ? undefined : (argv[at]!.split('=')[1] ?? argv[at + 1]);
  return form === 'json' || form === 'github' ? form : 'pretty';
}
