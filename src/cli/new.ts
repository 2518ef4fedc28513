/** `magazine new <issue>` and `magazine new article <issue> <slug>`: folders to begin with, which build at once. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseDocument } from 'yaml';
import type { Message } from '../model/message.js';
import { writeInPlace } from '../write.js';
import type { Face } from './face.js';
import { EXIT } from './failures.js';
import { issuesFolder, type PlaceOptions, type SpeechOptions } from './options.js';
import { addToFlatplan, ARTICLE_SCAFFOLD, exists, houseKeys, ISSUE_SCAFFOLD, issueGaps, nameFault, putDown } from './scaffold.js';
import { speak } from './speech.js';
import { findTarget, shown } from './target.js';
import { sourceDate } from './world.js';

export interface NewOptions extends SpeechOptions, PlaceOptions {}
export interface NewArticleOptions extends NewOptions {
  readonly section?: string;
}

const stopper = (rule: string, text: string, note: string): Message => ({ severity: 'stopper', rule, text, note, place: null });

/** Makes an issue. What stands there already is never touched. @returns the exit code. */
export async function newIssue(id: string, options: NewOptions, face: Face): Promise<number> {
  const refuse = (message: Message): number => {
    speak({ messages: [message], root: '', lines: [], last: null, facts: { issue: id, made: null } }, options, face);
    return EXIT.refused;
  };
  const fault = nameFault(id);
  if (fault !== null) return refuse(stopper('bad-name', `“${id}” cannot be the name of an issue.`, `${fault} For example \`issue-2026q3\`.`));
  const issues = issuesFolder(options, face.cwd);
  const target = join(issues, id);
  if (await exists(target)) return refuse(stopper('exists', `${shown(target, face.cwd)} is there already.`, 'Take another name; nothing is ever overwritten.'));
  const files = await putDown(ISSUE_SCAFFOLD, target, issueGaps(id, sourceDate(face.env) ?? new Date()), await houseKeys(join(issues, 'house.yaml')));
  speak(
    {
      messages: [], root: '',
      lines: files.map((file) => `  ${file}`).concat(['', 'Next:', `  magazine build ${id}`]),
      last: shown(target, face.cwd),
      facts: { issue: id, made: shown(target, face.cwd), files },
    },
    options,
    face,
  );
  return EXIT.done;
}

/** Makes an article and puts it on the issue's flatplan. @returns the exit code. */
export async function newArticle(issue: string, slug: string, options: NewArticleOptions, face: Face): Promise<number> {
  const found = await findTarget(issue, options, face.cwd);
  const refuse = (messages: readonly Message[]): number => {
    speak({ messages, root: '', lines: [], last: null, facts: { issue, article: slug, made: null } }, options, face);
    return EXIT.refused;
  };
  if (found.value === null) return refuse(found.messages);
  const fault = nameFault(slug);
  if (fault !== null) return refuse([stopper('bad-name', `“${slug}” cannot be the name of an article.`, `${fault} For example \`state-visit\`.`)]);
  const section = options.section === undefined ? null : Number(options.section);
  if (section !== null && !(Number.isInteger(section) && section > 0)) return refuse([stopper('bad-section', `“${options.section}” is not the number of a section.`, 'Sections count from 1.')]);
  const { folder, id } = found.value;
  const target = join(folder, 'articles', slug);
  if (await exists(target)) return refuse([stopper('exists', `${shown(target, face.cwd)} is there already.`, 'Take another name; nothing is ever overwritten.')]);

  const yaml = join(folder, 'issue.yaml');
  const text = await readFile(yaml, 'utf8');
  const languages = await languagesOf(text, join(dirname(folder), 'house.yaml'));
  const unknown = languages.filter((lang) => !SCAFFOLDED.includes(lang));
  if (unknown.length === languages.length) return refuse([stopper('no-scaffold', `There is no scaffold in ${languages.join(', ')}.`, `Make articles/${slug}/${languages[0]}.md yourself, after another article.`)]);
  const wanted = languages.filter((lang) => SCAFFOLDED.includes(lang));
  const files = await putDown(ARTICLE_SCAFFOLD, target, {}, new Set(), (file) => !file.endsWith('.md') || wanted.includes(basename(file, '.md')));
  const planned = addToFlatplan(text, slug, section);
  if (planned !== null) await writeInPlace(yaml, planned);
  const where = section === null ? 'the last section' : `section ${section}`;
  speak(
    {
      messages: [], root: '',
      lines: [
        ...files.map((file) => `  ${file}`),
        '',
        planned === null ? `Put it on the flatplan: add \`- ${slug}\` under \`articles:\` of a section in ${shown(yaml, face.cwd)}.` : `It stands at the end of ${where} in ${shown(yaml, face.cwd)}; move it where it belongs.`,
        'Next:',
        `  magazine build ${id}`,
      ],
      last: shown(target, face.cwd),
      facts: { issue: id, article: slug, made: shown(target, face.cwd), files, planned: planned !== null },
    },
    options,
    face,
  );
  return EXIT.done;
}

/** Languages that have a scaffold. */
const SCAFFOLDED: readonly string[] = ['vi', 'en'];

/** The languages of an issue as its own file or house.yaml names them; those of the scaffold where neither does. */
async function languagesOf(issue: string, house: string): Promise<string[]> {
  for (const text of [issue, await readFile(house, 'utf8').catch(() => '')]) {
    const value = (parseDocument(text, { schema: 'failsafe', logLevel: 'silent' }).toJS() as { languages?: unknown } | null)?.languages;
    if (Array.isArray(value) && value.every((v) => typeof v === 'string') && value.length > 0) return value;
  }
  return [...SCAFFOLDED];
}
