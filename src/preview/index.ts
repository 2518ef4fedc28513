/** The preview's room: a workshop's pages in a browser, as they will print, renewed at every save. */
import type { Workshop } from '../model/preview.js';
import { readAssets } from './assets.js';
import { editorLink } from './editor.js';
import { goLive, type Round } from './live.js';
import { serve } from './server.js';
import type { Limits, Update } from './wire.js';
import { watchFiles } from './watch.js';

export type { Round } from './live.js';
export { DEFAULT_EDITOR, isEditorPattern } from './editor.js';

export interface PreviewOptions {
  /** The folder, absolute. */
  readonly folder: string;
  /** Where the compiled client lies. */
  readonly client: string;
  /** The first part of every path of the address, hard to guess. */
  readonly secret: string;
  /** Tried in order; 0 for any that is free. */
  readonly ports: readonly number[];
  readonly limits: Limits;
  /** Pattern of the editor's addresses; see `editorLink`. */
  readonly editor: string;
  /** An error of a round as a person is told it. */
  readonly faultOf: (error: unknown) => NonNullable<Update['fault']>;
  /** Told after every round. */
  readonly onRound?: (round: Round) => void;
  /** Told what cannot be watched or served. */
  readonly onError: (error: unknown) => void;
}

/** A preview under way. */
export interface Preview {
  readonly address: string;
  readonly port: number;
  /** Asks for a round, as a change to the files does. */
  renew(): void;
  /** Ends server and watching, at once. The workshop stays whoever's it is. */
  close(): Promise<void>;
}

/**
 * Starts a preview of an issue.
 * @throws EnvironmentError where the ports are taken or the client is not there.
 */
export async function startPreview(workshop: Workshop, options: PreviewOptions): Promise<Preview> {
  const assets = await readAssets(options.client);
  const live = goLive(workshop, options.faultOf);
  const watch = watchFiles(options.folder, () => live.changed(), options.onError);
  watch.add(workshop.watched());
  live.listen((round) => {
    // Only a round knows where house.yaml lies.
    watch.add(workshop.watched());
    options.onRound?.(round);
  });
  const stop = (): Promise<void> => {
    live.close();
    return watch.close();
  };
  try {
    const serving = await serve({ workshop, live, assets, secret: options.secret, ports: options.ports, limits: options.limits, link: (place) => editorLink(options.editor, options.folder, place), onError: options.onError });
    return { address: serving.address, port: serving.port, renew: () => live.changed(), close: async () => void (await Promise.all([serving.close(), stop()])) };
  } catch (error) {
    await stop();
    throw error;
  }
}
