/** `magazine new article <issue> <slug>`: an article to begin with, which builds at once. */
import { readFile, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { Message } from '../model/message.js';
import { writeInPlace } from '../write.js';
import type { Face } from './face.js';
import { EXIT } from './failures.js';
import type { PlaceOptions, SpeechOptions } from './options.js';
import { addToFlatplan, ARTICLE_SCAFFOLD, countSections, exists, languagesOf, nameFault, putDown } from './scaffold.js';
import { SCAFFOLDED } from './scaffold-languages.js';
import { speak } from './speech.js';
import { findTarget, shown } from './target.js';

export interface NewArticleOptions extends SpeechOptions, PlaceOptions {
  readonly section?: string;
}

const stopper = (rule: string, text: string, note: string): Message => ({ severity: 'stopper', rule, text, note, place: null });

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
  if (section !== null && !/^[1-9]\d{0,5}$/.test(options.section ?? '')) return refuse([stopper('bad-section', `“${options.section}” is not the number of a section.`, 'Sections count from 1.')]);
  const { folder, id } = found.value;
  const target = join(folder, 'articles', slug);
  if (await exists(target)) return refuse([stopper('exists', `${shown(target, face.cwd)} is there already.`, 'Take another name; nothing is ever overwritten.')]);

  // `articles` may be a link that leads out: nothing is written there.
  const real = await realpath(join(folder, 'articles')).catch(() => null);
  if (real !== null && !real.startsWith((await realpath(folder)) + sep)) return refuse([stopper('link-outside', 'The symbolic link `articles` leads out of the issue’s folder.', 'Put the folder itself there; an issue holds all it needs.')]);

  const yaml = join(folder, 'issue.yaml');
  const text = await readFile(yaml, 'utf8');
  const sections = countSections(text);
  if (section !== null && sections !== null && section > sections) return refuse([stopper('bad-section', `${shown(yaml, face.cwd)} has no section ${section}.`, sections === 1 ? 'It has one.' : `It has ${sections}.`)]);
  const named = await languagesOf([yaml, join(dirname(folder), 'house.yaml')]);
  const languages = named.length > 0 ? named : Object.keys(SCAFFOLDED);
  const wanted = languages.filter((lang) => lang in SCAFFOLDED);
  if (wanted.length === 0) return refuse([stopper('no-scaffold', `There is no scaffold in ${languages.join(', ')}.`, `Make articles/${slug}/${languages[0]}.md yourself, after another article.`)]);
  const files = await putDown(ARTICLE_SCAFFOLD, target, {}, new Set(), wanted);
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
