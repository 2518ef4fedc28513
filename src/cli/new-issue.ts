/** `magazine new [name]`: a small issue to begin with. On a terminal it asks for what was not told. */
import { join } from 'node:path';
import { issueNames } from '../load/load.js';
import type { Message } from '../model/message.js';
import { asking, canAsk, type Ask } from './ask.js';
import type { Face } from './face.js';
import { EXIT } from './failures.js';
import { issueGaps, languageList, nameplatePreset, nextName, presets, someText, spread, textsOf, yearMonth, type IssueFacts } from './issue-facts.js';
import { issuesFolder, type PlaceOptions, type SpeechOptions } from './options.js';
import { exists, houseKeys, ISSUE_SCAFFOLD, languagesOf, nameFault, putDown } from './scaffold.js';
import { SCAFFOLDED } from './scaffold-languages.js';
import { speak } from './speech.js';
import { shown } from './target.js';
import { sourceDate } from './world.js';

export interface NewOptions extends SpeechOptions, PlaceOptions, Partial<IssueFacts> {
  /** Take what would be proposed. */
  readonly yes?: boolean;
}

/** What is known before anybody is asked. */
interface Desk {
  readonly issues: string;
  readonly house: ReadonlySet<string>;
  readonly houseLanguages: readonly string[];
  readonly today: Date;
}

/** Makes an issue. What stands there already is never touched. @returns the exit code. */
export async function newIssue(name: string | undefined, options: NewOptions, face: Face): Promise<number> {
  const issues = issuesFolder(options, face.cwd);
  const houseFile = join(issues, 'house.yaml');
  const desk: Desk = { issues, house: await houseKeys(houseFile), houseLanguages: await languagesOf([houseFile]), today: sourceDate(face.env) ?? new Date() };
  const refuse = (rule: string, text: string, note: string): number => {
    const message: Message = { severity: 'stopper', rule, text, note, place: null };
    speak({ messages: [message], root: '', lines: [], last: null, facts: { issue: name ?? null, made: null } }, options, face);
    return EXIT.refused;
  };
  if (name !== undefined) {
    const fault = await faultOf(name, desk, face.cwd);
    if (fault !== null) return refuse(...fault);
  }
  const proposed = name ?? nextName(await issueNames(issues), desk.today);
  const asks = canAsk(face) && !options.yes && !options.quiet && options.reporter === 'pretty';
  if (name === undefined && !asks && !options.yes) return refuse('no-name', 'The issue has no name yet.', `Write \`magazine new ${proposed}\`, or --yes to take that name.`);
  const told = asks ? await asking(face, (ask) => answers(ask, name, proposed, options, desk, face)) : { id: proposed, ...factsFrom(proposed, options, desk) };
  if (told === null) {
    face.stderr.write('\nNothing was made.\n');
    return EXIT.refused;
  }
  const { id, ...facts } = told;
  const unknown = facts.languages.filter((lang) => !(lang in SCAFFOLDED));
  if (unknown.length > 0) return refuse('no-scaffold', `There is no scaffold in ${unknown.join(', ')}.`, 'Name the languages of this issue with --languages.');
  for (const [flag, texts] of [['nameplate', facts.nameplate], ['publisher', facts.publisher], ['label', facts.label]] as const) {
    if (texts.length > 0 && spread(texts, facts.languages) === null) return refuse('bad-texts', `--${flag} has ${texts.length} texts for ${facts.languages.length === 1 ? 'one language' : 'two languages'}.`, `Write one for ${facts.languages.join(' and ')} each with “|” between, or one for all.`);
  }
  const target = join(issues, id);
  // What was told for this issue lies over what holds for all.
  const house = new Set([...desk.house].filter((key) => options[key as keyof NewOptions] === undefined));
  const files = await putDown(ISSUE_SCAFFOLD, target, issueGaps({ ...facts, ...spreadAll(facts) }), house, facts.languages);
  const made = shown(target, face.cwd);
  speak({ messages: [], root: '', lines: [...files.map((file) => `  ${file}`), '', 'Next:', `  magazine preview ${id}`, `  magazine build ${id}`], last: made, facts: { issue: id, made, files } }, options, face);
  return EXIT.done;
}

const spreadAll = (facts: IssueFacts): Pick<IssueFacts, 'nameplate' | 'publisher' | 'label'> => ({
  nameplate: spread(facts.nameplate, facts.languages) ?? facts.nameplate,
  publisher: spread(facts.publisher, facts.languages) ?? facts.publisher,
  label: spread(facts.label, facts.languages) ?? facts.label,
});

/** Why an issue cannot have this name: rule, text, note; null where it can. */
async function faultOf(id: string, { issues }: Desk, cwd: string): Promise<[string, string, string] | null> {
  const fault = nameFault(id);
  if (fault !== null) return ['bad-name', `“${id}” cannot be the name of an issue.`, `${fault} For example \`issue-2026q3\`.`];
  const target = join(issues, id);
  return (await exists(target)) ? ['exists', `${shown(target, cwd)} is there already.`, 'Take another name; nothing is ever overwritten.'] : null;
}

/** From flags, house.yaml and presets alone. */
function factsFrom(id: string, options: NewOptions, { today, houseLanguages }: Desk): IssueFacts {
  const languages = options.languages ?? (houseLanguages.length > 0 ? houseLanguages : Object.keys(SCAFFOLDED));
  const { number, date } = presets(id, today);
  return {
    languages, nameplate: options.nameplate ?? nameplatePreset(languages), publisher: options.publisher ?? [],
    number: options.number ?? number, date: options.date ?? date, label: options.label ?? [],
  };
}

/** Asks for what neither flags nor house.yaml tell. */
async function answers(ask: Ask, name: string | undefined, proposed: string, options: NewOptions, desk: Desk, face: Face): Promise<IssueFacts & { readonly id: string }> {
  face.stderr.write('Enter takes what stands in brackets; all of it can be changed in issue.yaml later.\n\n');
  let id = name;
  while (id === undefined) {
    const answer = await ask('Name of its folder', proposed, someText);
    const fault = await faultOf(answer, desk, face.cwd);
    if (fault === null) id = answer;
    else face.stderr.write(`  ${fault[1]} ${fault[2]}\n`);
  }
  const known = factsFrom(id, options, desk);
  const told = (key: 'languages' | 'nameplate' | 'publisher' | 'number' | 'date'): boolean => options[key] !== undefined || desk.house.has(key);
  const languages = told('languages') ? known.languages : await ask('Languages, the first one leads', known.languages.join(', '), languageList);
  const each = async (question: string, presetOf: readonly string[], read: (text: string) => string): Promise<string[]> => {
    const texts: string[] = [];
    for (const [i, lang] of languages.entries()) texts.push(await ask(`${question} in ${SCAFFOLDED[lang] ?? lang}`, presetOf[i] ?? '', read));
    return texts;
  };
  const nameplate = told('nameplate') ? (options.nameplate ?? nameplatePreset(languages)) : await each('Name of the magazine', nameplatePreset(languages), someText);
  const publisher = told('publisher') ? known.publisher : await ask(`Publisher, in ${languages.join(' | ')} (may stay empty)`, '', (text) => {
    const texts = text === '' ? [] : textsOf(text);
    if (texts.length > 0 && spread(texts, languages) === null) throw new Error('Write one for each language with “|” between, or one for all.');
    return texts;
  });
  const date = told('date') ? known.date : await ask('Year and month', known.date, yearMonth);
  const number = told('number') ? known.number : await ask('Number of the issue', presets(date, desk.today).number, someText);
  return { id, languages, nameplate, publisher, number, date, label: known.label };
}
