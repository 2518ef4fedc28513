/**
 * The values handed from stage to stage. Each stage turns one into the next and leaves its input as it found it.
 */
import type { Article, IssueMeta, Lang, NamesList } from './issue.js';
import type { Message, Place } from './message.js';

/** A text file of the issue as it lies on disk. */
export interface SourceFile {
  /** As messages name it: relative to the issue's folder (`articles/port/vi.md`), house.yaml and names.yaml by `../house.yaml`. */
  readonly file: string;
  readonly path: string;
  readonly text: string;
}

/** A file of any kind that lies in the issue's folder, or beside house.yaml. */
export interface FoundFile {
  /** As messages name it, in NFC: `articles/port/quay.jpg`, `../emblem.svg`. */
  readonly file: string;
  /** Absolute, as the disk spells it (its names may be in another normal form). */
  readonly path: string;
  readonly bytes: number;
}

/** Everything of an issue that was read from disk, before it was understood. */
export interface IssueSource {
  readonly id: string;
  /** Absolute folder of the issue. */
  readonly folder: string;
  /** Absolute folder house.yaml lies in (the one that holds the issue's folder). */
  readonly houseFolder: string;
  readonly issue: SourceFile;
  readonly house: SourceFile | null;
  readonly names: SourceFile | null;
  /** All article folders found, by slug in code point order, with their language files. */
  readonly articles: readonly { readonly slug: string; readonly folder: string; readonly files: readonly { readonly lang: Lang; readonly source: SourceFile }[] }[];
  /** All files of the issue's folder, then those beside house.yaml where there is one; hidden ones left out. */
  readonly files: readonly FoundFile[];
}

/** The issue understood. `meta` and `articles` exist only when no stopper forbids going on. */
export interface ParsedIssue {
  readonly id: string;
  readonly folder: string;
  readonly meta: IssueMeta;
  /** In flatplan order. */
  readonly articles: readonly Article[];
  readonly names: NamesList;
  /** The files that `load` found. */
  readonly files: readonly FoundFile[];
}

/** What sharp found in a picture, read once. */
export interface PictureInfo {
  readonly path: string;
  /** `pdf` for supplied pages delivered as PDF. */
  readonly format: 'jpeg' | 'png' | 'tiff' | 'webp' | 'svg' | 'gif' | 'pdf';
  /** Pixels after EXIF orientation was applied; for SVG its intrinsic size in CSS px; for PDF its first page's trim in pt. */
  readonly width: number;
  readonly height: number;
  /** EXIF orientation 1 to 8. */
  readonly orientation: number;
  readonly space: 'srgb' | 'rgb' | 'cmyk' | 'gray';
  readonly bitsPerChannel: 8 | 16 | 32;
  readonly hasAlpha: boolean;
  /** Description of the embedded profile, null when none. */
  readonly profile: string | null;
  /** SHA-256 of the file, hex. */
  readonly hash: string;
  readonly bytes: number;
}

/** Pictures by absolute path. */
export type Pictures = ReadonlyMap<string, PictureInfo>;

/** What the last build's report says of the pages, for rules that need a layout. */
export interface LastBuild {
  /** False when texts, pictures or styles have changed since. */
  readonly fits: boolean;
  /** Pages of the PDF, covers included. */
  readonly pages: number;
  /** Pictures where they stand; `ppi` null for vector pictures. Widths in mm. */
  readonly pictures: readonly { readonly place: Place; readonly file: string; readonly page: number; readonly widthMm: number; readonly ppi: number | null }[];
}

/** A stage's answer: its value, or null where a stopper forbade one, and what there is to tell. */
export interface Outcome<T> {
  readonly value: T | null;
  readonly messages: readonly Message[];
}
