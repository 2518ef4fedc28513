/** What a printer allows: the measures that rules hold a file to. Lengths in mm, type and lines in pt, ink in percent of all four together. */
import type { FindingSeverity } from '../../model/finding.js';

/** The standard that the file must claim and keep. */
export type FileStandard = 'pdfx-4' | 'pdfx-1a' | 'none';

/** Families of colour spaces, as PDF names them; ICCBased with the number of its components. */
export const COLOUR_FAMILIES = ['DeviceCMYK', 'DeviceGray', 'DeviceRGB', 'CalGray', 'CalRGB', 'Lab', 'ICCBased1', 'ICCBased3', 'ICCBased4'] as const;

/** Resolutions at the placed size, pixels an inch. */
export interface ResolutionLimits {
  readonly errorBelow: number;
  readonly warnBelow: number;
}

export interface Limits {
  /** As a reader names them: `Sheet-fed offset`. */
  readonly name: string;
  readonly standard: FileStandard;
  readonly colours: readonly string[];
  readonly spotColours: number;
  readonly transparency: boolean;
  readonly pagesMultiple: number;
  readonly bleed: number;
  readonly safe: number;
  readonly ink: { readonly most: number; readonly target: number; readonly colour: number; readonly richBlackText: number; readonly square: number };
  readonly pictures: ResolutionLimits & { readonly noteAbove: number };
  readonly bitmaps: ResolutionLimits;
  readonly text: { readonly severalInksFrom: number; readonly blackOverprintsBelow: number };
  readonly lines: { readonly least: number; readonly blackOverprintsBelow: number };
  /** Rules that weigh otherwise here than by themselves, or not at all. */
  readonly severities: Readonly<Record<string, FindingSeverity | 'off'>>;
}
