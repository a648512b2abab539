/**
 * Starts the practice service alone and prints one line of JSON about it.
 *
 *     node electron/practice/cli.ts --port 0 --seed 7 --posts 5000 [--control] [--trickle] [--age-hours 2] [--start-slot N]
 *         [--home-depth 800]
 *
 * With `--control` the line also holds the address and token of the control endpoint, and the access tokens that the
 * developer console would show.
 */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type PracticeService, startPracticeService } from './service.ts';

function wholeNumber(name: string, text: string, most: number): number {
  const number = /^[0-9]+$/.test(text) ? Number(text) : Number.NaN;
  if (!(number <= most)) {
    throw new Error(`--${name} takes a whole number from 0 to ${most}.`);
  }
  return number;
}

/** What the developer console would show to owners of the app. */
const ownTokens = ({ accounts, control }: PracticeService) =>
  accounts.map(({ username }) => ({ username, ...control.ownToken({ username }) }));

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      seed: { type: 'string', default: '7' },
      posts: { type: 'string', default: '5000' },
      /** Keys and tokens follow from it; without it every start has new ones. */
      secret: { type: 'string' },
      control: { type: 'boolean', default: false },
      trickle: { type: 'boolean', default: false },
      'age-hours': { type: 'string', default: '2' },
      'start-slot': { type: 'string' },
      'home-depth': { type: 'string' },
    },
  });
  const token = randomBytes(24).toString('hex');
  const service = await startPracticeService({
    port: wholeNumber('port', values.port, 65_535),
    seed: wholeNumber('seed', values.seed, 0xffff_ffff),
    posts: wholeNumber('posts', values.posts, 1_000_000),
    secret: values.secret ?? randomBytes(32).toString('hex'),
    trickle: values.trickle,
    ageHours: wholeNumber('age-hours', values['age-hours'], 24 * 365),
    ...(values['start-slot'] === undefined
      ? {}
      : { startSlot: wholeNumber('start-slot', values['start-slot'], 1_000_000_000) }),
    ...(values['home-depth'] === undefined
      ? {}
      : { homeDepth: wholeNumber('home-depth', values['home-depth'], 1_000_000) }),
    ...(values.control ? { control: { token } } : {}),
  });
  const { origin, apiKey, apiKeySecret, accounts, controlUrl } = service;
  const facts = {
    origin,
    apiKey,
    apiKeySecret,
    accounts: accounts.map(({ username, userId }) => ({ username, userId })),
    ...(controlUrl === null ? {} : { control: { url: controlUrl, token, ownTokens: ownTokens(service) } }),
  };
  // Before the line is printed: whoever reads it may end the process at once.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void service.close().then(() => process.exit(0)));
  }
  process.stdout.write(`${JSON.stringify(facts)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'The practice service could not start.'}\n`);
  process.exitCode = 1;
});
