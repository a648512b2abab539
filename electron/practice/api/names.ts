/** Handles as they are now: those of the sample world, and those that were changed by command. */
import type { Settings } from '../settings.ts';
import { type Person, personById, personByUsername } from '../world/people.ts';

export const usernameOf = ({ renamed }: Settings, person: Person): string => renamed.get(person.id) ?? person.username;

/** Who has this handle now; case does not count. @returns null for nobody */
export function personNamed({ renamed }: Settings, username: string): Person | null {
  const wanted = username.toLowerCase();
  for (const [id, name] of renamed) {
    if (name.toLowerCase() === wanted) {
      return personById(id);
    }
  }
  const person = personByUsername(wanted);
  return person && !renamed.has(person.id) ? person : null;
}
