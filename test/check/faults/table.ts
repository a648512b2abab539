/** All faults, by area. */
import { accessFaults } from './access.ts';
import { answerFaults } from './answers.ts';
import { clockFaults } from './clock.ts';
import { handshakeFaults } from './handshake.ts';
import { healthFaults } from './health.ts';
import { libraryFaults } from './library.ts';
import { limitFaults } from './limits.ts';
import { networkFaults } from './network.ts';
import { pageFaults } from './pages.ts';
import { refusalFaults } from './refusals.ts';
import type { FaultCase } from './runner.ts';
import { troubleFaults } from './trouble.ts';
import { writingFaults } from './writing.ts';

export const faults: readonly FaultCase[] = [
  ...handshakeFaults,
  ...accessFaults,
  ...clockFaults,
  ...refusalFaults,
  ...troubleFaults,
  ...answerFaults,
  ...networkFaults,
  ...limitFaults,
  ...pageFaults,
  ...libraryFaults,
  ...writingFaults,
  ...healthFaults,
];
