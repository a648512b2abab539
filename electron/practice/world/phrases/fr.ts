import type { Phrasebook } from './phrasebook.ts';

export const fr: Phrasebook = {
  joint: ' ',
  days: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  places: ['la place des Lampions', 'le vieux lavoir', 'la médiathèque', 'le quai des Saules', 'l’atelier du fond'],
  topics: {
    books: {
      lines: [
        'Fini un roman où la pluie est le personnage principal.',
        'Rayon poésie : {n} nouveaux titres depuis {day}.',
        'Un lecteur a rendu un livre avec {n} pages cornées & des excuses.',
        'Lecture à voix haute à {time}, venez avec vos coussins.',
        'Rendez-vous {day} : {place} ouvre ses réserves.',
      ],
      more: [
        'Ça se lit d’une traite.',
        'Exemplaire en gros caractères disponible.',
        'La fin m’a surprise deux fois.',
        'Entrée libre, bien sûr.',
      ],
      tags: ['Lecture', 'Médiathèque', 'PoésieDuJour'],
      emoji: ['📖', '🕯️', '👩🏾‍💻', '🇫🇷'],
    },
    kitchen: {
      lines: [
        'La tarte aux prunes a disparu en {n} minutes.',
        'Soupe à l’oignon à {time}, il reste {n} bols.',
        'J’ai enfin compris la pâte feuilletée : il faut lui parler doucement.',
        'Marché de {day} : poires, noix & bonne humeur.',
        'Le levain a débordé pendant la nuit. Il se porte très bien.',
      ],
      more: ['Servir tiède.', 'Encore meilleur le lendemain.', 'La cannelle change tout.', 'Recette sur demande.'],
      tags: ['FaitMaison', 'Marché'],
      emoji: ['🥐', '🍐', '🧑🏻‍🍳', '🫕'],
    },
    music: {
      lines: [
        'Répétition à {time} : {n} voix et un seul radiateur.',
        'Concert gratuit {day}, rendez-vous ici : {place}.',
        'J’ai cassé une corde à la mesure {n}. Silence très applaudi.',
        'L’accordéon du coin joue toujours la même valse, et c’est tant mieux.',
        'Trois notes au réveil, et la journée est accordée.',
      ],
      more: ['Venez comme vous êtes.', 'On reprend plus doucement.', 'Les partitions sont à l’entrée.'],
      tags: ['MusiqueVivante', 'Chorale'],
      emoji: ['🎻', '🪗', '🎶'],
    },
  },
  closings: ['Belle soirée.', 'À {day} !', 'Et vous ?', 'La suite demain.'],
  links: ['Tout est ici :', 'Le détail :', 'Pour en savoir plus :'],
  replies: [
    'Merci, ça fait du bien à lire.',
    'On a essayé {day}, c’était parfait.',
    'Peut-on venir avec des enfants ?',
    'Je garde l’idée !',
    'Et combien de temps cela prend-il ?',
  ],
  quotes: ['À lire lentement.', 'Voilà une bonne nouvelle.', 'Je n’aurais pas dit mieux.', 'À encadrer.'],
  mentions: ['tu viens {day} ?', 'merci pour le conseil, réussi en {n} minutes !', 'ta place est gardée.'],
  threads: ['J’ajoute un détail : c’est ouvert jusqu’à {time}.', 'Petite précision : il en reste {n}.'],
  corrections: ['Correction : c’est {day}.', 'Correction : à {time}.'],
  covered: ['Une énorme araignée inoffensive, masquée pour ne surprendre personne.'],
  polls: [
    { question: 'On lit quoi {day} ?', options: ['Un conte', 'Des poèmes', 'Une enquête'] },
    { question: 'Sucré ou salé ?', options: ['Sucré', 'Salé'] },
  ],
  alts: {
    hills: 'Collines douces au crépuscule sous un grand soleil bas.',
    sea: 'Mer calme avec un chemin de lumière vers le soleil.',
    skyline: 'Toits de la ville, la nuit, fenêtres allumées.',
    forest: 'Sapins dans la brume devant une montagne pâle.',
    night: 'Ciel étoilé et fine lune au-dessus de collines sombres.',
    quilt: 'Couverture en patchwork de carrés et de triangles aux couleurs chaudes.',
    shelf: 'Étagères pleines de livres aux dos colorés.',
  },
};
