// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportFormat } from '../../electron/contract/views/export.ts';
import type { EntryView } from '../../electron/contract/views/posts.ts';
import { fileFormats } from '../../electron/export/formats.ts';
import { toRecord } from '../../electron/export/record.ts';
import { fakeEntry } from '../support/fake-entries.ts';
import { anyText, entryOf, hostileTexts, makeEntry, parseCsv } from './support.ts';

const about = { title: 'Home timeline of @ada', savedAt: '2026-11-20T14:02:00.000Z', total: 2 };

function whole(format: ExportFormat, entries: readonly EntryView[], title = about.title): string {
  const { start, posts, end } = fileFormats[format];
  return `${start({ ...about, title })}${posts(entries, 0)}${end()}`;
}

/** Without the signs that tables and pages cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
const printable = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');

const samples = Array.from({ length: 120 }, (_, number) => fakeEntry(number, '2026-11-20T14:02:00.000Z'));
const pieces = (format: ExportFormat): string => {
  const { start, posts, end } = fileFormats[format];
  return `${start(about)}${posts(samples.slice(0, 50), 0)}${posts(samples.slice(50), 50)}${end()}`;
};

describe.each(['csv', 'json', 'markdown', 'html'] as const)('%s', (format) => {
  it('is the same whether it is made in one piece or in several', () => {
    expect(pieces(format)).toBe(whole(format, samples));
  });
});

describe('JSON', () => {
  it('gives every record back unchanged, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, anyText), { maxLength: 4 }), (all) => {
        const entries = all.map(([text, name]) => entryOf(text, name));
        expect(JSON.parse(whole('json', entries))).toEqual(
          entries.map((entry) => ({ ...toRecord(entry), gap_below: null })),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('is an array also without posts', () => {
    expect(JSON.parse(whole('json', []))).toEqual([]);
  });
});

describe('CSV', () => {
  const table = (entries: readonly EntryView[]): Record<string, string>[] => {
    const [head = [], ...rows] = parseCsv(whole('csv', entries).slice(1));
    return rows.map((row) => {
      expect(row).toHaveLength(head.length);
      return Object.fromEntries(head.map((name, index) => [name, row[index] ?? '']));
    });
  };

  it('begins with the mark by which Excel knows UTF-8', () => {
    expect(whole('csv', []).charCodeAt(0)).toBe(0xfeff);
  });

  it('gives every text back, apart from signs without a picture and an apostrophe before formulas', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, anyText), { maxLength: 4 }), (all) => {
        const rows = table(all.map(([text, name]) => entryOf(text, name)));
        expect(rows.map((row) => row['text']?.replace(/^'/, ''))).toEqual(
          all.map(([text]) => printable(text).replace(/^'/, '')),
        );
      }),
      { numRuns: 200 },
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('does not let %j be a formula', (text) => {
    const [row] = table([entryOf(text, text)]);
    expect(row?.['text']).toBe(`'${text}`);
    expect(row?.['author_name']).toBe(`'${text}`);
  });

  it('has a row per post and a column per fact', () => {
    const [row] = table([samples[5] ?? makeEntry()]);
    expect(row).toMatchObject({
      id: toRecord(samples[5] ?? makeEntry()).id,
      reposted_by_username: 'yuki_bakes',
      poll: expect.stringContaining('Tea: 46\n'),
      sensitive: 'no',
    });
  });
});

describe('printable page', () => {
  const page = (entries: readonly EntryView[], title?: string): Document =>
    new DOMParser().parseFromString(whole('html', entries, title), 'text/html');

  it('shows every text as it is and makes nothing else of it', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, name) => {
        const shown = page([entryOf(text, name)], text);
        const expected = printable(text).replace(/\r\n?/g, '\n').toWellFormed();
        expect(shown.querySelector('.text')?.textContent?.toWellFormed() ?? '').toBe(expected);
        expect(shown.querySelector('strong')?.textContent?.toWellFormed().trim()).toBe(
          printable(name).replace(/\r\n?/g, '\n').toWellFormed().trim(),
        );
        expect(shown.querySelectorAll('script, img, iframe, object, link, form')).toHaveLength(0);
        expect(shown.querySelectorAll('article')).toHaveLength(1);
      }),
      { numRuns: 150 },
    );
  });

  it('fetches nothing and runs nothing, by its own policy too', () => {
    const shown = page(samples);
    expect(shown.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'");
    expect(shown.querySelectorAll('[src], [srcset], script, link')).toHaveLength(0);
    for (const link of shown.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^https?:/);
  });

  it('has a language, a title and the date', () => {
    const shown = page(samples);
    expect(shown.documentElement.lang).toBe('en');
    expect(shown.title).toBe(about.title);
    expect(shown.querySelector('header')?.textContent).toContain('20 November 2026 at 14:02 UTC');
    expect(shown.querySelectorAll('article')).toHaveLength(samples.length);
  });

  it('links only to the web', () => {
    const shown = page([
      makeEntry({
        media: [
          {
            key: '1',
            kind: 'photo',
            source: 'javascript:alert(1)',
            preview: null,
            width: 1,
            height: 1,
            alt: 'Hills',
            durationMs: null,
          },
        ],
      }),
    ]);
    expect(shown.querySelector('li')?.innerHTML).toBe('Photo: Hills');
  });
});

describe('Markdown', () => {
  /** The body of the one post in it. */
  const body = (text: string): string =>
    whole('markdown', [entryOf(text)])
      .split('\n---\n')[1]
      ?.split('\n\n')
      .slice(1)
      .join('\n\n')
      .trim() ?? '';

  it.each([
    ['](javascript:alert(1)) [x](y)', String.raw`\](javascript:alert(1)) \[x\](y)`],
    ['<script>alert(1)</script>', String.raw`\<script\>alert(1)\</script\>`],
    ['# no heading', String.raw`\# no heading`],
    ['- no list\n+ none\n1. none\n2) none', '\\- no list  \n\\+ none  \n1\\. none  \n2\\) none'],
    ['*a* _b_ `c` ~d~ &lt;', String.raw`\*a\* \_b\_ \`c\` \~d\~ \&lt;`],
    ['> no quotation', String.raw`\> no quotation`],
    ['title\n===', 'title  \n\\==='],
    ['one\n\n\ntwo\nthree', 'one\n\ntwo  \nthree'],
    ['a\n    no code', 'a  \n\u00a0\u00a0\u00a0\u00a0no code'],
  ])('writes %j as text', (text, expected) => {
    expect(body(text)).toBe(expected);
  });

  it('leaves no sign with a meaning unescaped, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(body(text).replaceAll(/\\[\\`*_[\]<>~|&]/g, '')).not.toMatch(/[`*_[\]<>~|&]/);
      }),
      { numRuns: 200 },
    );
  });

  it('ends no address early', () => {
    const link = { kind: 'link', text: 'x', url: 'https://t.co/1', title: 'https://a.example/<b>' } as const;
    expect(whole('markdown', [makeEntry({ segments: [link] })])).toContain('<https://a.example/%3Cb%3E>');
  });

  it('has a heading, and a rule before each post', () => {
    const text = whole('markdown', samples, 'Home *of* @ada');
    expect(text.startsWith('# Home \\*of\\* @ada\n')).toBe(true);
    expect(text.match(/^---$/gm)).toHaveLength(samples.length);
  });
});

describe('a hole in what was read', () => {
  const [first = makeEntry(), second = makeEntry()] = samples;
  const gapBelow = { from: '2026-11-19T08:00:00.000Z', to: '2026-11-20T14:02:00.000Z', estimate: 1_234 };
  const span = 'from 19 November 2026 at 08:00 UTC to 20 November 2026 at 14:02 UTC';
  const entries = [{ ...first, gapBelow }, second];

  it('is told in every kind of file, after the post above it', () => {
    const [above, below] = JSON.parse(whole('json', entries)) as { gap_below: unknown }[];
    expect(above?.gap_below).toEqual({ from: gapBelow.from, to: gapBelow.to, estimated_posts: 1_234 });
    expect(below?.gap_below).toBeNull();

    const [head = [], ...rows] = parseCsv(whole('csv', entries).slice(1));
    const column = head.indexOf('gap_below');
    expect(rows.map((row) => row[column])).toEqual([`About 1,234 posts were not read here, ${span}`, '']);

    const parts = whole('markdown', entries).split('\n---\n');
    expect(parts).toHaveLength(4);
    expect(parts[2]?.trim()).toBe(`*About 1,234 posts were not read here, ${span}*`);

    const page = new DOMParser().parseFromString(whole('html', entries), 'text/html');
    const gap = page.querySelector('article + .gap');
    expect(gap?.textContent).toBe(`About 1,234 posts were not read here, ${span}`);
    expect(gap?.nextElementSibling?.tagName).toBe('ARTICLE');
  });

  it('is told without what nobody knows', () => {
    const unknown = { ...first, gapBelow: { from: null, to: null, estimate: null } };
    expect(whole('markdown', [unknown])).toContain('\n*Some posts were not read here*\n');
    expect(JSON.parse(whole('json', [unknown]))[0].gap_below).toEqual({ from: null, to: null, estimated_posts: null });
  });
});

it('the hostile texts are really there', () => {
  expect(
    whole(
      'markdown',
      hostileTexts.map((text) => entryOf(text)),
    ),
  ).toContain('alert');
});
