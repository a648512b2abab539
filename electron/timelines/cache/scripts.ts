/** Scripts whose words are not set apart by spaces; and Korean, whose particles are written onto the word. */
const names = ['Han', 'Hira', 'Kana', 'Hang', 'Bopo', 'Thai', 'Laoo', 'Khmr', 'Mymr', 'Tibt', 'Yiii'];

/** A character class (without brackets) of these scripts, for patterns with the `u` flag. */
export const unspaced = names.map((name) => `\\p{Script_Extensions=${name}}`).join('');
