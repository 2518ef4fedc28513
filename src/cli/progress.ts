/** Tells what a build is doing: one line that is written anew on a terminal, plain lines elsewhere where they are asked for. */
import { tameLines } from '../diagnostics/report.js';
import type { Stage } from '../run.js';
import type { Face, Writer } from './face.js';
import { Countdown, remaining, type LastRun, type Timing } from './forecast.js';
import type { SpeechOptions } from './options.js';

const DOING: Record<Stage, string> = {
  load: 'reading the issue', parse: 'understanding it', pictures: 'measuring pictures', check: 'checking', browser: 'starting the browser', view: 'settling texts',
  measure: 'measuring words', compose: 'composing pages', render: 'writing pages', paginate: 'setting pages', prepare: 'preparing pictures', print: 'printing', draw: 'drawing the spreads', finish: 'finishing the PDF', press: 'bringing colours to ink',
  verify: 'looking for every text and picture', preflight: 'preflight', handover: 'making the printer’s folder', write: 'putting it in place',
};

export interface ProgressOptions {
  /** `line` rewrites one line of a terminal, `lines` writes one a stage with its time, `none` keeps quiet. */
  readonly style: 'line' | 'lines' | 'none';
  readonly now?: () => number;
  /** What the last build took: where it is known, the line tells how much is left. */
  readonly last?: LastRun | null;
}

/** Lines where they were asked for; one that moves on a terminal, unless that cannot move or only records what is written to it. */
export const progressStyle = (options: SpeechOptions & { readonly verbose?: boolean }, { stderr, env }: Face): ProgressOptions['style'] =>
  options.quiet ? 'none' : options.verbose ? 'lines' : stderr.isTTY && options.reporter === 'pretty' && env['TERM'] !== 'dumb' && !env['CI'] ? 'line' : 'none';

/** A run's clock and its display. */
export class Progress {
  readonly #start: number;
  readonly #now: () => number;
  readonly #timings: Timing[] = [];
  readonly #timer: NodeJS.Timeout | null;
  #stage: { readonly stage: Stage; readonly since: number } | null = null;
  #pages = 0;
  readonly #countdown = new Countdown();
  #drawn = false;

  constructor(private readonly stream: Writer, private readonly options: ProgressOptions) {
    const clock = options.now ?? (() => performance.now());
    let latest = -Infinity;
    // No clock of ours goes back: no time is below nought.
    this.#now = () => (latest = Math.max(latest, clock()));
    this.#start = this.#now();
    this.#timer = options.style === 'line' ? setInterval(() => this.#draw(), 100).unref() : null;
  }

  /** A stage begins, and with it the one before ends. */
  stage(stage: Stage): void {
    this.#end();
    this.#stage = { stage, since: this.#now() };
    this.#draw();
  }

  /** So many pages are set. */
  pages(pages: number): void {
    this.#pages = pages;
    this.#draw();
  }

  /** Writes a line that stays, above the one that moves. */
  note(line: string): void {
    this.#clear();
    this.stream.write(`${tameLines(line)}\n`);
    this.#draw();
  }

  /** The run ends: the moving line goes. */
  done(): void {
    this.#end();
    this.#clear();
    if (this.#timer) clearInterval(this.#timer);
  }

  /** Stages so far, in their order. */
  get timings(): readonly Timing[] {
    return this.#timings;
  }

  /** Seconds since the run began. */
  get seconds(): number {
    return (this.#now() - this.#start) / 1000;
  }

  #end(): void {
    if (!this.#stage) return;
    const { stage, since } = this.#stage;
    const ms = this.#now() - since;
    this.#timings.push({ stage, ms });
    this.#stage = null;
    if (this.options.style === 'lines') this.stream.write(`${stage.padEnd(9)} ${String(Math.round(ms)).padStart(6)} ms\n`);
  }

  #draw(): void {
    if (this.options.style !== 'line' || !this.#stage) return;
    const { last } = this.options;
    const { stage, since } = this.#stage;
    const now = this.#now();
    const of = last && last.pages >= this.#pages ? `${this.#pages} of ${last.pages} pages` : `${this.#pages} page${this.#pages === 1 ? '' : 's'}`;
    const pages = stage === 'paginate' && this.#pages > 0 ? `, ${of} set` : '';
    const left = last ? this.#countdown.tell(now, remaining(last, { done: this.#timings, stage, ms: now - since })) : '';
    const line = `${this.seconds.toFixed(1).padStart(5)} s${left === '' ? '' : `, ${left}`}  ${DOING[stage]}${pages}`;
    this.stream.write(`\r\u001b[2K${line.slice(0, Math.max(1, (this.stream.columns || 80) - 1))}`);
    this.#drawn = true;
  }

  #clear(): void {
    if (this.#drawn) this.stream.write('\r\u001b[2K');
    this.#drawn = false;
  }
}
