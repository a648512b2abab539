import type { Phrasebook } from './phrasebook.ts';

export const de: Phrasebook = {
  joint: ' ',
  days: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  places: ['am Mühlenbach', 'im alten Bahnhof', 'auf dem Laternenplatz', 'in der Werkstatt', 'oben auf der Wiese'],
  topics: {
    garden: {
      lines: [
        'Die ersten {n} Radieschen sind da & schon verteilt.',
        'Heute um {time} war der Igel pünktlich wie immer.',
        'Wer braucht Zucchini? Ich frage für {n} Zucchini.',
        'Am {day} tauschen wir Saatgut, {place}.',
        'Der Kompost dampft, die Gärtnerin auch.',
      ],
      more: [
        'Geduld ist der beste Dünger.',
        'Regen wäre schön.',
        'Die Schnecken sehen das anders.',
        'Fotos folgen, sobald die Hände sauber sind.',
      ],
      tags: ['Gartenglück', 'Saatguttausch'],
      emoji: ['🌻', '🦔', '🥕', '👩‍🌾'],
    },
    craft: {
      lines: [
        'Reparaturtreff am {day} um {time}: Bringt den Toaster mit, den ihr schon aufgegeben habt.',
        'Nach {n} Versuchen schließt die Schublade. Fast lautlos.',
        'Aus einer alten Tür wird ein Tisch für {n} Leute, {place}.',
        'Merksatz der Werkstatt: zweimal messen, einmal sägen, keinmal fluchen.',
        'Der neue Leim hält. Leider auch an den Fingern.',
      ],
      more: [
        'Werkzeug ist vorhanden.',
        'Zuschauen ist ausdrücklich erlaubt.',
        'Kaffee gibt es auch.',
        'Das Holz hat jetzt eine zweite Laufbahn.',
      ],
      tags: ['Reparieren', 'Holzwerkstatt'],
      emoji: ['🪚', '🔧', '🪑', '👨🏻‍🔧'],
    },
    city: {
      lines: [
        'Die Straßenbahn fährt ab {day} wieder alle {n} Minuten.',
        'Um {time} ist es {place} so still, dass man die Uhr hört.',
        'Neue Bank, alter Blick: {place} lohnt sich wieder.',
        'Der Flohmarkt hatte {n} Stände und einen sehr ernsten Kaktusverkäufer.',
        'Wegen Bauarbeiten bitte den Umweg über die Brücke nehmen.',
      ],
      more: [
        'Der Zugang ist stufenlos.',
        'Danke für eure Geduld.',
        'Es riecht nach Brot.',
        'Die Enten sind informiert.',
      ],
      tags: ['Stadtnotizen', 'ZuFuß'],
      emoji: ['🚋', '🥨', '🦆', '🇩🇪'],
    },
  },
  closings: ['Schönen Abend euch.', 'Bis {day}!', 'Was meint ihr?', 'Fortsetzung folgt.'],
  links: ['Alles Weitere:', 'Zum Nachlesen:', 'Mehr Bilder:'],
  replies: [
    'Genau so haben wir es auch gemacht.',
    'Großartig, danke fürs Teilen!',
    'Wie lange hat das gedauert?',
    'Am {day} bin ich dabei.',
    'Dafür reichen {n} Minuten nie.',
  ],
  quotes: ['Unbedingt lesen.', 'Das hängt jetzt an meinem Kühlschrank.', 'Wer kommt mit?', 'Kurz & wahr.'],
  mentions: ['kommst du am {day}?', 'danke für den Tipp, hat sofort geklappt!', 'dein Paket liegt {place}.'],
  threads: ['Nachtrag: Geöffnet ist bis {time}.', 'Und noch etwas: Es waren am Ende {n}.'],
  corrections: ['Korrektur: Es ist der {day}.', 'Korrektur: um {time}.'],
  covered: ['Eine riesige, harmlose Spinne, verdeckt, damit niemand erschrickt.'],
  polls: [
    { question: 'Was bauen wir als Nächstes?', options: ['Regal', 'Hochbeet', 'Vogelhaus', 'Erst mal Pause'] },
    { question: 'Kaffee oder Tee?', options: ['Kaffee', 'Tee'] },
  ],
  alts: {
    hills: 'Sanfte Hügelketten in der Dämmerung unter einer großen, tiefen Sonne.',
    sea: 'Ruhiges Meer mit einer Lichtspur zur Sonne.',
    skyline: 'Dächer einer Stadt bei Nacht mit erleuchteten Fenstern.',
    forest: 'Tannen im Nebel vor einem blassen Berg.',
    night: 'Sternenhimmel mit schmalem Mond über dunklen Hügeln.',
    quilt: 'Flickendecke aus Quadraten und Dreiecken in warmen Farben.',
    shelf: 'Regale voller Bücher mit bunten Rücken.',
  },
};
