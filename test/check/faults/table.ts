/** All faults, by area. */
import { answerFaults } from './answers.ts';
import { networkFaults } from './network.ts';
import { refusalFaults } from './refusals.ts';
import type { FaultCase } from './runner.ts';
import { troubleFaults } from './trouble.ts';

export const faults: readonly FaultCase[] = [...refusalFaults, ...troubleFaults, ...answerFaults, ...networkFaults];
