import type { Phrasebook } from './phrasebook.ts';

export const pt: Phrasebook = {
  joint: ' ',
  days: ['segunda', 'terça', 'quarta', 'quinta', 'sexta', 'sábado', 'domingo'],
  places: ['o largo das Lanternas', 'a feira da praça', 'o calçadão', 'a oficina da esquina'],
  topics: {
    music: {
      lines: [
        'Roda de samba na {day} às {time}: {n} pandeiros confirmados.',
        'Aprendi {n} acordes novos & esqueci dois antigos.',
        'O vizinho canta afinado só quando chove. Hoje choveu.',
        'Ensaio aberto, cadeiras emprestadas, som bonito.',
        'Uma canção por dia: esta é a número {n}.',
      ],
      more: ['Entrada livre.', 'Quem quiser canta junto.', 'De novo, mais devagar.', 'O refrão não sai da cabeça.'],
      tags: ['MúsicaNaRua', 'EnsaioAberto'],
      emoji: ['🎶', '🥁', '👩🏾‍🎤', '🇧🇷'],
    },
    kitchen: {
      lines: [
        'Pão de queijo às {time}: fiz {n}, sobraram zero.',
        'O feijão ficou de molho e eu também.',
        'Bolo de fubá com café, o remédio da {day}.',
        'Achei {n} mangas maduras na feira & não contei a ninguém.',
        'A receita da vovó cabe num guardanapo.',
      ],
      more: ['O segredo é fogo baixo.', 'Amanhã fica melhor.', 'Tem para todo mundo.', 'Sirva quentinho.'],
      tags: ['ComidaDeCasa', 'Feira'],
      emoji: ['🥭', '☕', '🧀', '👨🏽‍🍳'],
    },
  },
  closings: ['Bom dia para todos.', 'Até {day}!', 'E aí, o que acham?'],
  links: ['Saiba mais:', 'Tudo aqui:', 'Mais fotos:'],
  replies: ['Que maravilha!', 'Fiz igual na {day} e deu certo.', 'Quanto tempo demora?', 'Guarda um pedaço para mim.'],
  quotes: ['Vale cada minuto.', 'Era disso que eu falava.', 'Para ler com calma.'],
  mentions: ['você vem na {day}?', 'obrigada pela dica!', 'deixei {n} mudas para você na portaria.'],
  threads: ['Só mais uma coisa: vai até as {time}.', 'Completando: foram {n} no total.'],
  corrections: ['Corrigindo: é na {day}.', 'Corrigindo: às {time}.'],
  covered: ['Uma aranha enorme e mansinha, coberta para não assustar ninguém.'],
  polls: [{ question: 'Praia ou serra?', options: ['Praia', 'Serra', 'Rede na varanda'] }],
  alts: {
    hills: 'Colinas suaves ao entardecer sob um sol grande e baixo.',
    sea: 'Mar calmo com um caminho de luz até o sol.',
    skyline: 'Telhados da cidade à noite com janelas acesas.',
    forest: 'Pinheiros na neblina diante de uma montanha pálida.',
    night: 'Céu estrelado com lua fina sobre colinas escuras.',
    quilt: 'Colcha de retalhos com quadrados e triângulos em cores quentes.',
    shelf: 'Estantes cheias de livros de lombadas coloridas.',
  },
};
