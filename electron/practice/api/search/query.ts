/** Understands a search query: words, phrases, operators, `-`, OR and parentheses, as recent search has them. */

/** What a post must be or have, by its plan alone. */
export type Trait =
  | 'retweet'
  | 'reply'
  | 'quote'
  | 'media'
  | 'images'
  | 'videos'
  | 'links'
  | 'hashtags'
  | 'mentions'
  | 'cashtags';

export type Term =
  /** Lower case. */
  | { kind: 'word' | 'phrase' | 'hashtag' | 'cashtag' | 'mention'; text: string }
  | { kind: 'from' | 'to'; user: string }
  | { kind: 'trait'; trait: Trait }
  | { kind: 'conversation'; id: string }
  | { kind: 'language'; code: string };

export type Query =
  | { kind: 'all' | 'any'; of: readonly Query[] }
  | { kind: 'not'; of: Query }
  | { kind: 'term'; term: Term };

export type ParsedQuery = { ok: true; query: Query } | { ok: false; message: string };

const traits: Readonly<Record<'is' | 'has', Readonly<Record<string, Trait>>>> = {
  is: { retweet: 'retweet', reply: 'reply', quote: 'quote' },
  has: {
    media: 'media',
    images: 'images',
    video_link: 'videos',
    videos: 'videos',
    links: 'links',
    hashtags: 'hashtags',
    mentions: 'mentions',
    cashtags: 'cashtags',
  },
};

interface Token {
  /** Counted from 1, as in the service's messages. */
  at: number;
  kind: 'open' | 'close' | 'or' | 'not' | 'phrase' | 'text';
  text: string;
}

class Broken extends Error {}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const push = (kind: Token['kind'], length: number, value: string): void => {
    tokens.push({ at: at + 1, kind, text: value });
    at += length;
  };
  while (at < text.length) {
    const rest = text.slice(at);
    const blank = /^\s+/.exec(rest)?.[0];
    const word = /^[^\s()"]+/.exec(rest)?.[0];
    if (blank !== undefined) {
      at += blank.length;
    } else if (rest.startsWith('(') || rest.startsWith(')')) {
      push(rest.startsWith('(') ? 'open' : 'close', 1, rest.charAt(0));
    } else if (rest.startsWith('"')) {
      const end = rest.indexOf('"', 1);
      if (end < 0) {
        throw new Broken(`missing '"' after the phrase that begins at position ${at + 1}`);
      }
      push('phrase', end + 1, rest.slice(1, end));
    } else if (rest.startsWith('-') && rest.length > 1) {
      push('not', 1, '-');
    } else if (word !== undefined) {
      push(word === 'OR' ? 'or' : 'text', word.length, word);
    }
  }
  return tokens;
}

const user = (value: string): string => value.replace(/^@/, '').toLowerCase();

function operatorTerm(name: string, value: string, at: number): Term {
  const refuse = (): never => {
    throw new Broken(`invalid value '${value}' for operator '${name}' (at position ${at})`);
  };
  switch (name) {
    case 'from':
    case 'to':
      return /^@?[A-Za-z0-9_]{1,19}$/.test(value) ? { kind: name, user: user(value) } : refuse();
    case 'is':
    case 'has': {
      const trait = traits[name][value];
      return trait ? { kind: 'trait', trait } : refuse();
    }
    case 'conversation_id':
      return /^[0-9]{1,19}$/.test(value) ? { kind: 'conversation', id: value } : refuse();
    case 'lang':
      return /^[a-z]{2,3}(?:-[A-Za-z]+)?$/.test(value) ? { kind: 'language', code: value } : refuse();
    default:
      throw new Broken(`Reference to invalid operator '${name}' (at position ${at})`);
  }
}

function termOf({ kind, text, at }: Token): Term {
  const value = text.toLowerCase();
  if (kind === 'phrase') {
    const phrase = value.trim().replace(/\s+/g, ' ');
    if (phrase === '') {
      throw new Broken(`empty phrase (at position ${at})`);
    }
    return { kind: 'phrase', text: phrase };
  }
  const operator = /^([a-z_]+):(.*)$/i.exec(text);
  if (operator) {
    return operatorTerm(operator[1]?.toLowerCase() ?? '', operator[2] ?? '', at);
  }
  const signed = /^([#@$])([\p{L}\p{N}_]+)$/u.exec(value);
  const kinds = { '#': 'hashtag', '@': 'mention', $: 'cashtag' } as const;
  const sign = signed?.[1] as keyof typeof kinds | undefined;
  if (sign !== undefined) {
    return { kind: kinds[sign], text: value };
  }
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(value)) {
    throw new Broken(`no viable alternative at character '${text.charAt(0)}' (at position ${at})`);
  }
  return { kind: 'word', text: value.replace(/^[.,;:!?'’]+|[.,;:!?'’]+$/g, '') };
}

/** Terms that can stand alone: the others only narrow what such a term finds. */
const standsAlone = ({ kind }: Term): boolean => kind !== 'trait' && kind !== 'language';

/** Whether every way to match the query goes through a term that can stand alone. */
function isAnchored(query: Query): boolean {
  switch (query.kind) {
    case 'all':
      return query.of.some(isAnchored);
    case 'any':
      return query.of.every(isAnchored);
    case 'not':
      return false;
    case 'term':
      return standsAlone(query.term);
  }
}

const joined = (kind: 'all' | 'any', of: readonly Query[]): Query => {
  const [only] = of;
  return of.length === 1 && only ? only : { kind, of };
};

function parseTokens(tokens: readonly Token[]): Query {
  let next = 0;

  const one = (): Query => {
    const token = tokens[next];
    next += 1;
    switch (token?.kind) {
      case 'not':
        return { kind: 'not', of: one() };
      case 'open': {
        const inner = any();
        if (tokens[next]?.kind !== 'close') {
          throw new Broken(`missing ')' for the '(' at position ${token.at}`);
        }
        next += 1;
        return inner;
      }
      case 'text':
      case 'phrase':
        return { kind: 'term', term: termOf(token) };
      default:
        throw new Broken(
          token
            ? `no viable alternative at '${token.text}' (at position ${token.at})`
            : `no viable alternative at the end of the query`,
        );
    }
  };
  const all = (): Query => {
    const parts = [one()];
    while (next < tokens.length && tokens[next]?.kind !== 'or' && tokens[next]?.kind !== 'close') {
      parts.push(one());
    }
    return joined('all', parts);
  };
  const any = (): Query => {
    const parts = [all()];
    while (tokens[next]?.kind === 'or') {
      next += 1;
      parts.push(all());
    }
    return joined('any', parts);
  };

  const query = any();
  const left = tokens[next];
  if (left) {
    throw new Broken(`extraneous input '${left.text}' (at position ${left.at})`);
  }
  return query;
}

/** @returns the query, or what is wrong with it in the service's manner */
export function parseSearchQuery(text: string): ParsedQuery {
  try {
    const query = parseTokens(tokensOf(text));
    return isAnchored(query)
      ? { ok: true, query }
      : { ok: false, message: 'Rules must contain at least one positive, non-stopword clause that can stand alone' };
  } catch (error) {
    if (error instanceof Broken) {
      return { ok: false, message: error.message };
    }
    throw error;
  }
}

/** Whether a keyword takes part: such searches find no reposts. */
export function hasKeyword(query: Query): boolean {
  switch (query.kind) {
    case 'all':
    case 'any':
      return query.of.some(hasKeyword);
    case 'not':
      return false;
    case 'term':
      return query.term.kind === 'word' || query.term.kind === 'phrase';
  }
}
