import styles from './wing-picture.module.css';

/** One long feather that points up from 0,0, with a rounded tip. */
const feather = 'M-9 0 C -30 -60, -36 -150, -16 -206 C -8 -228, 14 -230, 22 -208 C 40 -150, 30 -60, 9 0 Z';
const shaft = 'M0 0 C 2 -70, 4 -140, 2 -196';

/** Rows of feathers from the back to the front; angles in degrees from upright. */
const rows = [
  { colour: 'deep', turns: [-28, -9, 10, 29, 48, 67, 86], scales: [0.98, 1.1, 1.16, 1.14, 1.06, 0.94, 0.8] },
  { colour: 'teal', turns: [-20, 0, 20, 40, 60, 80], scales: [0.68, 0.76, 0.78, 0.74, 0.67, 0.58] },
  { colour: 'amber', turns: [-14, 8, 30, 52, 74], scales: [0.42, 0.47, 0.47, 0.43, 0.37] },
] as const;

/** A wing spread before the sun: a pinion is the outer part of a bird's wing. Decorative. */
export function WingPicture() {
  return (
    <svg viewBox="0 0 440 420" aria-hidden="true" className={styles['picture']}>
      <circle cx="220" cy="210" r="190" className={styles['sky']} />
      <circle cx="318" cy="122" r="46" className={styles['sun']} />
      <path d="M37 260 Q 130 224 226 262 T 403 256 A 190 190 0 0 1 37 260 Z" className={styles['hill']} />
      <g transform="translate(150 322)">
        {rows.map(({ colour, turns, scales }) => (
          <g key={colour} className={styles[colour]}>
            {turns.map((turn, index) => (
              <g key={turn} transform={`rotate(${turn}) scale(${scales[index] ?? 1})`}>
                <path d={feather} className={styles['feather']} />
                <path d={shaft} className={styles['shaft']} />
              </g>
            ))}
          </g>
        ))}
        <path
          d="M-40 20 C -52 -12, -22 -44, 14 -40 C 46 -36, 62 -8, 48 16 C 34 40, -28 46, -40 20 Z"
          className={styles['shoulder']}
        />
      </g>
    </svg>
  );
}
