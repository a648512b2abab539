import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { hi } from './hi.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { pt } from './pt.ts';
import { tr } from './tr.ts';

/** Phrasebooks by BCP 47 language. */
export const phrasebooks = { ar, de, en, es, fr, hi, ja, ko, pt, tr } as const;
export type Language = keyof typeof phrasebooks;
