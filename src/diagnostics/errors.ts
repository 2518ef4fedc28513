/** Faults that are not the author's: what the machine lacks. Authors' mistakes are messages, never exceptions. */

/** The machine lacks something (browser, font, rights). `message` says what was tried, `remedy` what to do. The CLI exits with 2. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  constructor(
    message: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
