/** Functions of the press: tables of inks (ISO 32000-1, 7.10.2) in place of functions that give other colours. */
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, PDFStream, type PDFObject } from '@cantoo/pdf-lib';
import { deflateSync } from 'node:zlib';
import { readFunction, type PdfFile } from '../pdf/index.js';
import { entry, name, numberEntry, numbersEntry, readThrough } from './objects.js';
import type { Found } from './rules.js';

/** Samples of a plain ramp from one colour to another; the inks between are bent by the profile. */
const RAMP_STEPS = 256;
/** Samples of a function that may do anything. */
const FREE_STEPS = 1024;

/** Samples of one input, evenly over a domain, with the number of outputs turned into colours already. */
export interface Samples {
  readonly domain: readonly [number, number];
  readonly colours: readonly Found[];
}

/** A function of one input as tables: one, or several side by side with the bounds between them, which stay as sharp as they were (7.10.4). */
export type Tables =
  | { readonly kind: 'table'; readonly samples: Samples }
  | { readonly kind: 'stitched'; readonly domain: readonly number[]; readonly bounds: readonly number[]; readonly encode: readonly number[]; readonly parts: readonly Tables[] };

/**
 * Samples a function of one input. A stitching function stays one, its parts being sampled each by itself.
 * @param value a function, or an array of functions with one output each.
 * @returns null for a function that cannot be read.
 */
export function sampleFunction(file: PdfFile, value: PDFObject | undefined, toFound: (components: readonly number[]) => Found): Tables | null {
  const object = readThrough(file, value);
  const dict = object instanceof PDFStream ? object.dict : object;
  if (dict instanceof PDFDict && numberEntry(file, dict, 'FunctionType', -1) === 3) {
    const list = entry(file, dict, 'Functions');
    const parts = list instanceof PDFArray ? list.asArray().map((part) => sampleFunction(file, part, toFound)) : [];
    if (parts.length === 0 || !parts.every((part) => part !== null)) return null;
    return { kind: 'stitched', parts, domain: numbersEntry(file, dict, 'Domain') ?? [0, 1], bounds: numbersEntry(file, dict, 'Bounds') ?? [], encode: numbersEntry(file, dict, 'Encode') ?? parts.flatMap(() => [0, 1]) };
  }
  const run = readFunction(object);
  if (!run) return null;
  const [low = 0, high = 1] = domainOf(file, object);
  const plain = dict instanceof PDFDict && numberEntry(file, dict, 'FunctionType', -1) === 2;
  const steps = plain ? RAMP_STEPS : FREE_STEPS;
  return { kind: 'table', samples: { domain: [low, high], colours: Array.from({ length: steps }, (_, i) => toFound(run([low + ((high - low) * i) / (steps - 1)]))) } };
}

/** A function's domain; that of the first where there are several side by side. */
export function domainOf(file: PdfFile, object: PDFObject | undefined): readonly number[] {
  const first = object instanceof PDFArray ? file.get(object.get(0)) : object;
  const dict = first instanceof PDFStream ? first.dict : first;
  return dict instanceof PDFDict ? numbersEntry(file, dict, 'Domain') ?? [0, 1] : [0, 1];
}

/** The colours of each table, from one end to the other. */
export const coloursOf = (tables: Tables): readonly (readonly Found[])[] => (tables.kind === 'table' ? [tables.samples.colours] : tables.parts.flatMap(coloursOf));

/**
 * Writes tables as functions.
 * @param bytes one colour as the bytes of its components.
 */
export function writeTables(file: PdfFile, tables: Tables, outputs: number, bytes: (found: Found) => readonly number[]): PDFRef {
  const { context } = file;
  if (tables.kind === 'table') {
    const { domain, colours } = tables.samples;
    return tableFunction(file, domain, [colours.length], outputs, Uint8Array.from(colours.flatMap(bytes)));
  }
  const functions = tables.parts.map((part) => writeTables(file, part, outputs, bytes));
  return context.register(context.obj({ FunctionType: 3, Domain: [...tables.domain], Bounds: [...tables.bounds], Encode: [...tables.encode], Functions: functions }));
}

/** A table of bytes as a function of type 0 over any number of inputs. */
export function tableFunction(file: PdfFile, domain: readonly number[], size: readonly number[], outputs: number, data: Uint8Array): PDFRef {
  const { context } = file;
  const range = Array.from({ length: outputs }, () => [0, 1]).flat();
  const stream = context.stream(deflateSync(data), { FunctionType: 0, Domain: [...domain], Range: range, Size: [...size], BitsPerSample: 8, Filter: 'FlateDecode' });
  return context.register(stream);
}

/** A number array entry set in place. */
export const setNumbers = (dict: PDFDict, key: string, values: readonly number[], file: PdfFile): void => dict.set(name(key), file.context.obj(values.map((v) => PDFNumber.of(v))));
export const setName = (dict: PDFDict, key: string, value: string): void => dict.set(name(key), PDFName.of(value));
