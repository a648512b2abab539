/**
 * `npm run check:recorded -- FOLDER`: sends recorded answers of the real service through the parsers of the app and
 * tells every difference. Exits 1 when there is one, 2 when there is no such folder.
 */
import { checkFile } from './recorded/check.ts';
import { filesIn } from './recorded/folder.ts';
import { summarize } from './recorded/report.ts';

const [folder] = process.argv.slice(2);
const files = folder === undefined ? null : filesIn(folder);
if (files === null) {
  process.stderr.write(
    folder === undefined
      ? 'Name the folder with the recorded answers: npm run check:recorded -- FOLDER\n'
      : `There is no folder ${folder}.\n`,
  );
  process.exitCode = 2;
} else {
  const { lines, exitCode } = summarize(files.map(({ name, read }) => checkFile(name, read())));
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = exitCode;
}
