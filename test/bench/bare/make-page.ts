/** The static page of the bare windows: two lists of 20 articles, one on show, and a button that swaps them. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const length = 20;
const sentence = 'A paragraph that is only there to be seen, about as long as many posts are, with nothing to load.';

const list = (name: string, hidden: boolean): string => {
  const articles = Array.from({ length }, (_, index) => `<article><p>${name} ${index + 1}. ${sentence}</p></article>`);
  return `<div id="${name}"${hidden ? ' hidden' : ''}>${articles.join('\n')}</div>`;
};

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Bare window</title>
<style>body { font: 16px/1.4 system-ui; max-width: 40rem; margin: 1rem auto } article { border-top: 1px solid #ccc }</style>
<button type="button">Swap</button>
${list('first', false)}
${list('second', true)}
<script>
  const lists = [document.getElementById('first'), document.getElementById('second')];
  document.querySelector('button').addEventListener('click', () => {
    for (const list of lists) list.hidden = !list.hidden;
  });
</script>
</html>
`;

/** Writes the page into this folder. @returns its address */
export function makeBarePage(folder: string): string {
  const file = path.join(folder, 'bare.html');
  writeFileSync(file, page);
  return pathToFileURL(file).href;
}
