/** Everybody in the sample world. All made up; the same in every installation, whatever the seed. */
import { crowdMemberNamed, crowdMemberWithId } from './crowd.ts';
import type { Person } from './person.ts';
import type { Language } from './phrases/index.ts';
import type { Topic } from './phrases/phrasebook.ts';
import { hash, hashText } from './random.ts';

export type { Person };

/** A person whose sign-in the practice service offers. */
export interface SampleAccount {
  person: Person;
  /** Indexes of people. */
  follows: ReadonlySet<number>;
  /** Whose posts the home timeline shows: those followed, and the own ones. */
  sees: ReadonlySet<number>;
}

type Extra = Partial<Pick<Person, 'verified' | 'protected' | 'suspended' | 'website'>>;
type Row = [
  username: string,
  name: string,
  language: Language,
  topics: string,
  weight: number,
  bio: string,
  extra?: Extra,
];

const rows: readonly Row[] = [
  [
    'mara_demo',
    'Mara Lind',
    'en',
    'school books',
    1,
    'Teaches year seven at @bramble_demo. Chalk on every jacket. #LibraryLife',
    { website: 'https://example.org/mara' },
  ],
  [
    'tomas_demo',
    'Tomás Arce',
    'es',
    'city kitchen',
    1,
    'Periodista local. Camino despacio, pregunto mucho.',
    { verified: 'blue' },
  ],
  ['amina_demo', 'Amina Sorel', 'fr', 'books music', 1, 'Bibliothécaire. Silence, on lit (un peu).'],
  ['newhere_demo', 'Sam (new here)', 'en', 'books', 0, 'Just arrived and following nobody yet.'],

  [
    'harbour_demo',
    'Harbour Weather Notes',
    'en',
    'sky',
    3,
    'Wind, water & light, several times a day. Charts: https://example.org/harbour/charts',
    { verified: 'government', website: 'https://example.org/harbour' },
  ],
  [
    'pages_demo',
    'Page by Page',
    'en',
    'books',
    3,
    'A book club that never hurries. #SlowReading',
    { verified: 'blue', website: 'https://www.example.net/pages' },
  ],
  ['sprouts_demo', 'Sprouts & Seedlings', 'en', 'garden', 2, 'Seeds, soil & small victories.'],
  ['kettle_demo', 'The Slow Kettle', 'en', 'kitchen', 3, 'Recipes that wait for you.', { verified: 'blue' }],
  ['stars_demo', 'Backyard Stars 🔭', 'en', 'sky', 2, 'Looking up from a folding chair.'],
  [
    'bramble_demo',
    'Bramble Lane School',
    'en',
    'school',
    3,
    'News from our classrooms. Science: @newton_demo',
    { verified: 'business', website: 'https://example.org/bramble' },
  ],
  ['fiddle_demo', 'Fiddle and Bow', 'en', 'music', 2, 'Tunes for kitchens and barns.'],
  ['loom_demo', 'Loom & Needle 🧵', 'en', 'craft', 2, 'Mending club, every week.'],
  ['linenine_demo', 'Tram Line Nine', 'en', 'city', 3, 'Service notes for line nine.', { verified: 'business' }],
  ['otis_demo', 'Otis Marlowe', 'en', 'city music', 2, 'Walks, whistles, writes it down.'],
  ['juniper_demo', 'Juniper Hale', 'en', 'garden craft', 2, 'Half gardener, half knitter.'],
  ['atlas_demo', 'The Paper Atlas', 'en', 'books city', 2, 'Old maps, new walks.', { verified: 'blue' }],
  ['newton_demo', 'Room Twelve Science', 'en', 'school sky', 2, 'Experiments that are safe to try at home.'],
  [
    'patience_demo',
    'The Patient Society for Extraordinarily Slow Books',
    'en',
    'books',
    2,
    'One page a day since the beginning.',
  ],
  ['crumbs_demo', 'Crumbs & Crusts', 'en', 'kitchen', 2, 'Bread, mostly.'],
  ['choir_demo', 'Lantern Square Choir', 'en', 'music', 2, 'Forty voices and one heater.', { verified: 'business' }],
  ['pip_demo', 'Pip 🐌', 'en', 'garden sky', 1, 'Small observations at snail’s pace.'],
  ['kiln_demo', 'Second Kiln', 'en', 'craft', 2, 'Pots with personality.'],
  ['quiet_demo', 'Quiet Corner', 'en', 'books garden', 2, 'For friends only.', { protected: true }],
  ['vanished_demo', 'Vanished Account', 'en', 'city', 0, '', { suspended: true }],

  [
    'mercado_demo',
    'Mercado Abierto',
    'es',
    'kitchen city',
    3,
    'Lo que llega hoy al mercado.',
    { verified: 'business' },
  ],
  ['lucero_demo', 'Lucero Vidal', 'es', 'books', 2, 'Leo en voz alta.'],
  ['paseos_demo', 'Paseos sin prisa', 'es', 'city', 2, 'Rutas a pie para cada barrio.', { verified: 'blue' }],
  ['cuchara_demo', 'Cuchara de Palo', 'es', 'kitchen', 2, 'Guisos y sobremesas.'],

  ['igel_demo', 'Igel & Beet', 'de', 'garden', 3, 'Notizen aus dem Kleingarten.'],
  ['werkbank_demo', 'Werkbank Drei', 'de', 'craft', 2, 'Reparieren statt wegwerfen.', { verified: 'business' }],
  ['linde_demo', 'Linde Sommerfeld', 'de', 'city garden', 2, 'Zu Fuß und meistens pünktlich.'],
  ['trambahn_demo', 'Straßenbahnfreunde', 'de', 'city', 2, 'Alles, was auf Schienen fährt.'],

  ['lavoir_demo', 'Le Vieux Lavoir', 'fr', 'music kitchen', 2, 'Bals, soupes et bavardages.'],
  ['marges_demo', 'Notes en marge', 'fr', 'books', 3, 'Un livre, une phrase. #LectureLente', { verified: 'blue' }],
  ['saule_demo', 'Odile Saule', 'fr', 'kitchen', 2, 'Je mesure à la louche.'],

  ['quintal_demo', 'Música no Quintal', 'pt', 'music', 2, 'Rodas abertas toda semana.'],
  ['fuba_demo', 'Dona Fubá', 'pt', 'kitchen', 2, 'Receitas de guardanapo.'],
  ['caju_demo', 'Caio Jangada', 'pt', 'music kitchen', 2, 'Violão e café coado.', { verified: 'blue' }],

  ['hoshi_demo', '星見ノート', 'ja', 'sky', 3, '今夜の空をゆっくり。'],
  ['shiori_demo', 'しおり文庫', 'ja', 'books', 2, '小さな図書室です。', { verified: 'business' }],
  ['daidoko_demo', '台所だより', 'ja', 'kitchen', 2, '毎日のごはん。'],

  ['fanous_demo', 'فانوس القراءة', 'ar', 'books', 3, 'كتاب كل أسبوع.', { verified: 'blue' }],
  ['zaatar_demo', 'مطبخ الزعتر', 'ar', 'kitchen', 2, 'وصفات البيت.'],
  ['qamar_demo', 'قمر وسماء', 'ar', 'sky', 2, 'ننظر إلى الأعلى معا.'],

  ['tulsi_demo', 'आँगन की तुलसी', 'hi', 'garden', 2, 'पौधे, मिट्टी और धूप।'],
  ['pathshala_demo', 'छोटी पाठशाला', 'hi', 'school', 2, 'बच्चों के सवाल।', { verified: 'business' }],

  ['vapur_demo', 'Vapur Saati', 'tr', 'city', 2, 'İskeleden notlar.'],
  ['demlik_demo', 'Demlik', 'tr', 'kitchen', 2, 'Çay ve sohbet.'],

  ['goyang_demo', '골목 고양이', 'ko', 'city', 2, '천천히 걷는 동네.'],
  ['sil_demo', '실과 바늘', 'ko', 'craft', 2, '손으로 만드는 하루.'],
];

const locations: Readonly<Record<Language, string>> = {
  ar: 'قرب النهر',
  de: 'Am Mühlenbach',
  en: 'Bramble Lane',
  es: 'Barrio del Farol',
  fr: 'Quai des Saules',
  hi: 'लालटेन चौक',
  ja: '川沿いの町',
  ko: '강변 마을',
  pt: 'Largo das Lanternas',
  tr: 'Eski İskele',
};

const FIRST_JOINED_MS = Date.UTC(2012, 0, 1);
const LAST_JOINED_MS = Date.UTC(2024, 0, 1);

function toPerson([username, name, language, topics, weight, bio, extra]: Row, index: number): Person {
  const mark = hashText(username);
  const size = (purpose: number, from: number, to: number): number =>
    Math.round(from * (to / from) ** (hash(mark, purpose) / 0x1_0000_0000));
  return {
    index,
    id: (1_400_000_000_000_000_000n + BigInt(mark) * 97_000_000n + BigInt(index)).toString(),
    username,
    name,
    language,
    bio,
    location: locations[language],
    topics: topics.split(' ') as Topic[],
    weight,
    verified: extra?.verified ?? 'none',
    protected: extra?.protected ?? false,
    suspended: extra?.suspended ?? false,
    website: extra?.website ?? null,
    joinedAt: FIRST_JOINED_MS + (mark % (LAST_JOINED_MS - FIRST_JOINED_MS)),
    followers: size(1, 40, 90_000),
    following: size(2, 20, 900),
    posts: size(3, 300, 60_000),
  };
}

export const people: readonly Person[] = rows.map(toPerson);

const byUsername = new Map(people.map((person) => [person.username, person]));
const byId = new Map(people.map((person) => [person.id, person]));

/** Handles ignore case. */
export const personByUsername = (username: string): Person | null =>
  byUsername.get(username.toLowerCase()) ?? crowdMemberNamed(username.toLowerCase());
export const personById = (id: string): Person | null => byId.get(id) ?? crowdMemberWithId(id);

function toAccount(username: string, follows: (person: Person) => boolean): SampleAccount {
  const person = people.find((candidate) => candidate.username === username);
  if (!person) {
    throw new Error(`There is no sample account ${username}.`);
  }
  const followed = people.filter((other) => other !== person && other.weight > 0 && follows(other));
  const indexes = new Set(followed.map((other) => other.index));
  return { person, follows: indexes, sees: new Set([...indexes, person.index]) };
}

const either = (usernames: string, languages: string) => {
  const names = new Set(usernames.split(' ').map((name) => `${name}_demo`));
  const spoken = new Set(languages.split(' '));
  return (person: Person): boolean => names.has(person.username) || spoken.has(person.language);
};

/** The accounts to sign in with: three with quite different follow lists, and one that follows nobody. */
export const sampleAccounts: readonly SampleAccount[] = [
  toAccount(
    'mara_demo',
    either('harbour pages sprouts kettle stars bramble loom newton patience quiet crumbs lucero', 'hi de tr'),
  ),
  toAccount('tomas_demo', either('harbour linenine otis atlas choir kettle pip', 'es pt ar fr')),
  toAccount('amina_demo', either('pages patience atlas fiddle kiln juniper otis bramble lucero', 'fr ar ja ko')),
  toAccount('newhere_demo', () => false),
];

/** In the place of a user, for requests that carry the app's own token: follows nobody, and sees what is public. */
export const nobody: SampleAccount = {
  person: {
    index: -1,
    id: '0',
    username: '',
    name: '',
    language: 'en',
    bio: '',
    location: '',
    topics: [],
    weight: 0,
    verified: 'none',
    protected: false,
    suspended: false,
    website: null,
    joinedAt: FIRST_JOINED_MS,
    followers: 0,
    following: 0,
    posts: 0,
  },
  follows: new Set(),
  sees: new Set(),
};
