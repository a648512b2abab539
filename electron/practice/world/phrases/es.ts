import type { Phrasebook } from './phrasebook.ts';

export const es: Phrasebook = {
  joint: ' ',
  days: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
  places: ['la plaza del Farol', 'el mercado viejo', 'el paseo del río', 'la biblioteca del barrio', 'el mirador'],
  topics: {
    kitchen: {
      lines: [
        'Hoy toca guiso de lentejas para {n} personas & nadie se va con hambre.',
        'El pan ha subido el doble mientras yo leía una página.',
        'Prueba número {n} de la tortilla perfecta: casi.',
        'Mi abuela dice que el arroz se escucha. A las {time} dejó de hablar.',
        'Compré {n} naranjas en {place} y huele a invierno toda la casa.',
      ],
      more: [
        'El secreto es no tener prisa.',
        'Mañana estará todavía mejor.',
        'Se aceptan cucharas prestadas.',
        'La receta está en la nevera, debajo del imán.',
      ],
      tags: ['CocinaCasera', 'RecetasDeBarrio'],
      emoji: ['🍊', '🥘', '👩‍🍳', '🇪🇸'],
    },
    city: {
      lines: [
        'Paseo de {n} kilómetros por {place} y ni una sola nube.',
        'El {day} abre el mercado de libros en {place}.',
        '¿Quién toca la guitarra a las {time} en {place}? Que no pare nunca.',
        'Han pintado los bancos de {place} de azul. Cuidado con los pantalones.',
        'Corte de calle el {day}: mejor ir a pie.',
      ],
      more: [
        'Se llega en {n} minutos andando.',
        'La sombra es buena hasta mediodía.',
        'Hay fuente de agua fresca.',
        'Os cuento más esta tarde.',
      ],
      tags: ['CallesConVida', 'APie', 'Barrio'],
      emoji: ['🚶‍♀️', '🌇', '🎸', '🚲'],
    },
    books: {
      lines: [
        'Terminé una novela sobre un cartero que nunca abre sus cartas.',
        'Club de lectura el {day} a las {time}: traed lápiz y galletas.',
        'Encontré un billete de tranvía de hace {n} años entre dos páginas.',
        'Un cuento al día: llevamos {n} y ninguno triste.',
        'En {place} han puesto una estantería para intercambiar libros.',
      ],
      more: ['El final me tiene en vela.', 'Lo presto encantada.', 'Hay edición en letra grande.', 'Mejor con café.'],
      tags: ['Leer', 'ClubDeLectura'],
      emoji: ['📚', '☕', '🤓'],
    },
  },
  closings: ['Buen día a todos.', 'Hasta el {day}.', '¿Y vosotros?', 'Gracias por leer.'],
  links: ['Más información:', 'La historia completa:', 'Aquí las fotos:'],
  replies: [
    '¡Qué buena idea!',
    'Nosotros lo hicimos el {day} y salió muy bien.',
    '¿Se puede ir con niños?',
    'Me apunto sin pensarlo.',
    'Cuenta cómo acaba, por favor.',
  ],
  quotes: ['Para guardar.', 'Justo lo que buscaba.', 'Vale la pena leerlo despacio.', 'Nos vemos en {place}.'],
  mentions: ['¿vienes el {day}?', 'gracias por el consejo, funcionó en {n} minutos.', 'te guardo sitio en {place}.'],
  threads: ['Y una cosa más: en {place} cierran a las {time}.', 'Añado un dato: son {n}, no menos.'],
  corrections: ['Corrijo: es el {day}.', 'Corrijo la hora: a las {time}.'],
  covered: ['Una araña enorme e inofensiva, tapada para no asustar a nadie.'],
  polls: [
    { question: '¿Qué cocinamos el {day}?', options: ['Paella', 'Sopa', 'Lo que haya'] },
    { question: '¿Mar o montaña?', options: ['Mar', 'Montaña'] },
  ],
  alts: {
    hills: 'Colinas suaves al atardecer con un sol grande y bajo.',
    sea: 'Mar en calma con un camino de luz hasta el sol.',
    skyline: 'Tejados de la ciudad de noche con ventanas encendidas.',
    forest: 'Abetos entre la niebla delante de una montaña pálida.',
    night: 'Cielo estrellado con una luna fina sobre colinas oscuras.',
    quilt: 'Colcha de retales con cuadrados y triángulos de colores cálidos.',
    shelf: 'Estantes llenos de libros de lomos de colores.',
  },
};
