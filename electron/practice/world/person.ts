import type { Language } from './phrases/index.ts';
import type { Topic } from './phrases/phrasebook.ts';

/** Somebody in the sample world, with a name of their own in `people.ts` or a number in `crowd.ts`. */
export interface Person {
  /** Position in `people`; below 0 for the crowd. */
  index: number;
  /** A decimal number above 2^53. */
  id: string;
  username: string;
  name: string;
  language: Language;
  bio: string;
  location: string;
  topics: readonly Topic[];
  /** Posts per block of slots. */
  weight: number;
  verified: 'none' | 'blue' | 'business' | 'government';
  protected: boolean;
  suspended: boolean;
  joinedAt: number;
  followers: number;
  following: number;
  posts: number;
  /** A made-up page; null for most. */
  website: string | null;
}
