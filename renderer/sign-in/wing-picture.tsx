import styles from './wing-picture.module.css';

/** One long feather that points up from 0,0, with a rounded tip. */
const feather = 'M-9 0 C -30 -60, -36 -150, -16 -206 C -8 -228, 14 -230, 22 -208 C 40 -150, 30 -60, 9 0 Z';
const shaft = 'M0 0 C 2 -70, 4 -140, 2 -196';

/** The feathers of the wing in rows from the back to the front; angles in degrees from upright. */
const wing = [
  { colour: 'deep', turns: [8, -8, -24, -40, -56, -72], scales: [0.72, 0.86, 0.98, 1.08, 1.14, 1.12] },
  { colour: 'teal', turns: [4, -14, -32, -50, -68], scales: [0.5, 0.6, 0.68, 0.74, 0.76] },
  { colour: 'amber', turns: [-2, -22, -42, -62], scales: [0.32, 0.39, 0.44, 0.46] },
] as const;

const tail = { colour: 'plum', turns: [-128, -114, -100], scales: [0.52, 0.58, 0.54] } as const;

const body =
  'M188 356 C 214 318, 262 276, 318 262 C 330 240, 366 232, 386 252 C 392 258, 394 264, 394 270 ' +
  'L 420 280 L 390 288 C 382 334, 330 372, 268 372 C 238 372, 210 368, 188 356 Z';

interface RowProps {
  row: (typeof wing)[number] | typeof tail;
}

function Feathers({ row: { colour, turns, scales } }: RowProps) {
  return (
    <g className={styles[colour]}>
      {turns.map((turn, index) => (
        <g key={turn} transform={`rotate(${turn}) scale(${scales[index] ?? 1})`}>
          <path d={feather} className={styles['outlined']} />
          <path d={shaft} className={styles['shaft']} />
        </g>
      ))}
    </g>
  );
}

/** A bird with a raised wing before the sun: a pinion is the outer part of a wing. Decorative. */
export function WingPicture() {
  return (
    <svg viewBox="0 0 440 440" aria-hidden="true" className={styles['picture']}>
      <circle cx="220" cy="220" r="196" className={styles['sky']} />
      <circle cx="330" cy="132" r="46" className={styles['sun']} />
      <path d="M31 270 Q 130 232 232 276 T 411 266 A 196 196 0 0 1 31 270 Z" className={styles['hill']} />
      <g transform="translate(214 346)">
        <Feathers row={tail} />
      </g>
      <g className={styles['deep']}>
        <path d={body} className={styles['outlined']} />
        <circle cx="366" cy="262" r="4.5" className={styles['eye']} />
      </g>
      <g transform="translate(296 330)">
        {wing.map((row) => (
          <Feathers key={row.colour} row={row} />
        ))}
      </g>
    </svg>
  );
}
