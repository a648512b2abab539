/** The fake bridge checks arguments in the page, where the content policy lets nothing be compiled from text. */
import { z } from 'zod';

z.config({ jitless: true });
