/** Turns an issue's folder into `IssueSource`: its text files read, its other files listed, nothing understood yet. */
import { lstat, readFile, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { throwIfLacking } from '../diagnostics/errors.js';
import type { Message } from '../model/message.js';
import type { FoundFile, IssueSource, Outcome, SourceFile } from '../model/stages.js';
import { decode, MAX_TEXT_BYTES, tooLarge } from './decode.js';
import type { IssueTarget } from './find.js';
import { brokenLink, codeOf, linkOutside, specialFile, unreadable, walk } from './walk.js';

export { findIssue, issueNames } from './find.js';
export type { FindOptions, IssueTarget } from './find.js';

type ArticleSource = IssueSource['articles'][number];

/**
 * Reads an issue. The value is null only without an issue.yaml; a text that is not clean is passed on as far as it can be read,
 * so that one run tells everything, and its stopper forbids the PDF all the same.
 */
export async function load(target: IssueTarget): Promise<Outcome<IssueSource>> {
  const { folder, id } = target;
  const houseFolder = dirname(folder);
  const messages: Message[] = [];

  const read = async (found: FoundFile): Promise<SourceFile> => {
    const decoded = found.bytes > MAX_TEXT_BYTES ? { text: '', messages: [tooLarge(found.bytes, found.file)] } : await readFile(found.path).then(
      (bytes) => decode(bytes, found.file),
      (error: unknown) => {
        throwIfLacking(error);
        return { text: '', messages: [unreadable(found.file, codeOf(error))] };
      },
    );
    messages.push(...decoded.messages);
    return { file: found.file, path: found.path, text: decoded.text };
  };

  const own = await walk(folder, { prefix: '' });
  messages.push(...own.messages);
  const issueFile = own.files.find((f) => f.file === 'issue.yaml');
  if (issueFile === undefined) {
    const isLink = messages.some((m) => m.place?.file === 'issue.yaml');
    const missing: Message = { severity: 'stopper', rule: 'missing-issue-file', text: 'The issue has no issue.yaml.', note: 'Make one, or `magazine new` a whole issue.', place: null };
    return { value: null, messages: isLink ? messages : [...messages, missing] };
  }

  const issue = await read(issueFile);
  const house = await besides(houseFolder, 'house.yaml', messages);
  const names = await besides(houseFolder, 'names.yaml', messages);
  // What lies there but is not the house's (another issue that is a link, say) is none of this issue's business, so only files are taken.
  const houseFiles = house === null ? null : await walk(houseFolder, { prefix: '../', skip: async (path) => (await stat(join(path, 'issue.yaml')).catch(() => null)) !== null });
  const source: IssueSource = {
    id,
    folder,
    houseFolder,
    issue,
    house: house === null ? null : await read(house),
    names: names === null ? null : await read(names),
    articles: await articlesOf(folder, own.files, read),
    files: [...own.files, ...(houseFiles?.files ?? [])],
  };
  return { value: source, messages };
}

/** house.yaml or names.yaml in the folder that holds the issue's folder; null where there is none. A link that leads out of there, and what is no file, is a stopper. */
async function besides(folder: string, name: string, messages: Message[]): Promise<FoundFile | null> {
  const path = join(folder, name);
  if ((await lstat(path).catch(() => null)) === null) return null;
  const refuse = (message: Message): null => {
    messages.push(message);
    return null;
  };
  const info = await stat(path).catch(() => null);
  if (info === null) return refuse(brokenLink(`../${name}`));
  if (!(await realpath(path)).startsWith((await realpath(folder)) + sep)) return refuse(linkOutside(`../${name}`));
  return info.isFile() ? { file: `../${name}`, path, bytes: info.size } : refuse(specialFile(`../${name}`, info));
}

/** Every folder of articles/ with its Markdown files; a file's name before `.md` is taken for its language. */
async function articlesOf(folder: string, files: readonly FoundFile[], read: (found: FoundFile) => Promise<SourceFile>): Promise<ArticleSource[]> {
  // Where it cannot be listed for a reason of its own, the walk has told it.
  const entries = await readdir(join(folder, 'articles'), { withFileTypes: true }).catch((error: unknown) => {
    throwIfLacking(error);
    return [];
  });
  const articles: ArticleSource[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.') || !(entry.isDirectory() || entry.isSymbolicLink())) continue;
    const slug = entry.name.normalize('NFC');
    const inside = files.filter((f) => f.file.startsWith(`articles/${slug}/`));
    if (!entry.isDirectory() && inside.length === 0) continue;
    const texts: { lang: string; source: SourceFile }[] = [];
    for (const found of inside) {
      const lang = /^articles\/[^/]+\/([^/]+)\.md$/.exec(found.file)?.[1];
      if (lang !== undefined) texts.push({ lang, source: await read(found) });
    }
    articles.push({ slug, folder: join(folder, 'articles', entry.name), files: texts });
  }
  return articles.sort((a, b) => (a.slug < b.slug ? -1 : 1));
}
