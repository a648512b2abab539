/** What an account's id tells. Pure. */
import type { AccountId, ServiceId } from './views/ids.ts';

/** The service that an account belongs to: the first part of its id. */
export const serviceOf = (id: AccountId): ServiceId => (id.startsWith('practice:') ? 'practice' : 'x');
