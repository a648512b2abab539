/**
 * `npm run check:day`: reads a home timeline over a simulated day, with restarts, and counts at the practice service what
 * was billed. Prints last `new 300, billed N, naive N`; ends with 1 when more than one post too many was billed, or when
 * a post is missing.
 */
import { homeDay } from './day/home-day.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const { fresh, billed, naive, stored, restarts } = await homeDay({ say });
say(`${stored} of ${fresh} new posts are stored, after ${restarts} restarts`);
process.exitCode = billed > fresh + 1 || stored !== fresh ? 1 : 0;
say(`new ${fresh}, billed ${billed}, naive ${naive}`);
