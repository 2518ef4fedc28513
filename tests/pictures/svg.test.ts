import { describe, expect, test } from 'vitest';
import { readSvg } from '../../src/pictures/svg.js';

const svg = (inside: string, attributes = 'width="20mm" height="10mm"') => `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;

describe('size', () => {
  test.each([
    ['width="20mm" height="10mm"', 75.59, 37.8],
    ['width="200" height="100" viewBox="0 0 20 10"', 200, 100],
    ['viewBox="0 0 640 480"', 640, 480],
    ['width="320" viewBox="0, 0, 640, 480"', 320, 240],
    ['height="1in" viewBox="0 0 200 100"', 192, 96],
    ['width="100%" height="100%" viewBox="0 0 50 40"', 50, 40],
    ['', 300, 150],
    ['width="0" height="-4" viewBox="0 0 x y"', 300, 150],
  ])('%s', (attributes, width, height) => {
    const facts = readSvg(svg('', attributes));
    expect(facts.width).toBeCloseTo(width, 1);
    expect(facts.height).toBeCloseTo(height, 1);
  });
});

describe('what is refused', () => {
  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script under a prefix', '<s:script xmlns:s="http://www.w3.org/2000/svg"/>'],
    ['an event handler', '<rect onload="x()"/>'],
    ['a foreignObject', '<foreignObject><p/></foreignObject>'],
    ['a picture from the net', '<image href="https://example.com/a.png"/>'],
    ['a picture from the disk', '<image xlink:href="../../secret.png"/>'],
    ['an SVG inside', '<image href="data:image/svg+xml;base64,AAAA"/>'],
    ['a drawing used from elsewhere', '<use href="other.svg#a"/>'],
    ['a script as a link', '<a href="java&#x73;cript:alert(1)"><rect/></a>'],
    ['a script as a link with a line end in it', '<a href="java&#10;script:alert(1)"><rect/></a>'],
    ['a fill from elsewhere', '<rect fill="url(http://example.com/a#b)"/>'],
    ['a style from elsewhere', '<style>@import "http://example.com/a.css";</style>'],
    ['a style in CDATA', '<style><![CDATA[ rect { fill: url(//example.com/a) } ]]></style>'],
    ['a style with escapes', '<style>rect { fill: u\\72 l(http://example.com/a) }</style>'],
    ['a font from the net', '<style>@font-face { font-family: X; src: url(https://example.com/x.woff2) }</style>'],
    ['an image-set', '<rect style="fill: image-set(&quot;a.png&quot; 1x)"/>'],
    ['an animated link', '<a><set attributeName="xlink:href" to="javascript:x()"/></a>'],
    ['xml:base', '<g xml:base="http://example.com/"/>'],
  ])('%s', (_, inside) => {
    const facts = readSvg(svg(inside));
    expect(facts.unsafe).not.toEqual([]);
    expect(facts.broken).toBeNull();
  });

  test('document types and entities', () => {
    expect(readSvg(`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">${svg('')}`).unsafe).toEqual([{ what: 'a document type declaration', line: 1, column: 1 }]);
    expect(readSvg(`<!DOCTYPE svg [<!ENTITY a "b">]>${svg('<text>&a;</text>')}`).unsafe).toContainEqual({ what: 'an entity declaration', line: 1, column: 1 });
    expect(readSvg(`<?xml-stylesheet href="a.css"?>${svg('')}`).unsafe).not.toEqual([]);
  });
});

describe('what is fine', () => {
  test.each([
    ['references inside the file', '<defs><linearGradient id="g"/></defs><rect fill="url(#g)"/><use xlink:href="#g"/>'],
    ['a picture carried inside', '<image href="data:image/png;base64,iVBORw0KGgo="/>'],
    ['styles', '<style>/* url(http://x) */ .a { fill: #123 }</style><rect class="a" style="stroke: url(#g)"/>'],
    ['what drawing programs note for themselves', '<g xmlns:i="http://www.inkscape.org/x" i:label="src (1)" i:export-filename="C:\\\\a.png"><metadata xmlns:rdf="r"><rdf:RDF rdf:resource="http://purl.org/dc"/></metadata></g>'],
    ['comments and references', '<!-- <script> --><title>A &amp; B &#225;</title>'],
  ])('%s', (_, inside) => expect(readSvg(svg(inside))).toMatchObject({ unsafe: [], broken: null }));
});

test.each([
  ['a tag that is not closed', '<svg><g></svg>'],
  ['a stray <', '<svg> a < b </svg>'],
  ['nothing', 'hello'],
  ['two roots', '<svg/><svg/>'],
  ['an attribute without quotes', '<svg width=3/>'],
])('broken: %s', (_, source) => expect(readSvg(source).broken).not.toBeNull());

describe('fonts of text', () => {
  test('named in attributes, styles and style sheets', () => {
    const facts = readSvg(svg('<style>.a { font: italic 12px/1.2 "Playfair Display", serif }</style><text font-family="Arial">a</text><text style="font-family: \'Source Serif 4\'">b</text>'));
    expect(facts.families).toEqual(expect.arrayContaining(['Arial', 'Source Serif 4', 'Playfair Display', 'serif']));
  });

  test('not those it carries inside', () => {
    expect(readSvg(svg('<style>@font-face { font-family: "Mine"; src: url(data:font/woff2;base64,AA) } text { font-family: Mine }</style><text>a</text>'))).toMatchObject({ families: [], unsafe: [] });
  });

  test('no text, no fonts; text without a font is noted', () => {
    expect(readSvg(svg('<g font-family="Arial"><rect/></g>')).families).toEqual([]);
    expect(readSvg(svg('<text>a</text>')).families).toEqual(['(none named)']);
  });
});

test('a drawing of 20 MB is read in good time', () => {
  const path = 'M1 1 L'.padEnd(20_000_000, '12.345 ');
  const started = Date.now();
  expect(readSvg(svg(`<path d="${path}"/><!-- ${path.slice(0, 1e6)} -->`))).toMatchObject({ unsafe: [], broken: null });
  expect(readSvg(`<svg ${'a="1" '.repeat(100_000)}`).broken).not.toBeNull();
  expect(Date.now() - started).toBeLessThan(4000);
});
