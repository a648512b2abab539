import styles from './wing-picture.module.css';

/** One feather that points up from 0,0. */
const blade = 'M0 0 C 30 -44, 36 -136, 4 -214 C -26 -146, -24 -52, 0 0 Z';
const quill = 'M0 0 C 3 -60, 5 -130, 4 -200';

/** Angle, length and colour of each feather, from the lowest to the top. */
const feathers = [
  { turn: -78, scale: 0.78, colour: 'plum' },
  { turn: -56, scale: 0.98, colour: 'amber' },
  { turn: -34, scale: 1.14, colour: 'teal' },
  { turn: -12, scale: 1.22, colour: 'deep' },
  { turn: 10, scale: 1.12, colour: 'teal' },
  { turn: 32, scale: 0.94, colour: 'amber' },
  { turn: 54, scale: 0.74, colour: 'plum' },
] as const;

/** A wing spread before the sun: a pinion is the outer part of a bird's wing. Decorative. */
export function WingPicture() {
  return (
    <svg viewBox="0 0 440 420" aria-hidden="true" className={styles['picture']}>
      <circle cx="220" cy="206" r="186" className={styles['sky']} />
      <circle cx="292" cy="136" r="52" className={styles['sun']} />
      <path
        d="M36 268 Q 130 224 226 262 T 404 250 Q 380 330 300 374 Q 220 410 138 372 Q 60 336 36 268 Z"
        className={styles['hill']}
      />
      <g transform="translate(222 330)">
        {feathers.map(({ turn, scale, colour }) => (
          <g key={turn} transform={`rotate(${turn}) scale(${scale})`}>
            <path d={blade} className={styles[colour]} />
            <path d={quill} className={styles['quill']} />
          </g>
        ))}
        <circle r="15" className={styles['deep']} />
      </g>
    </svg>
  );
}
