/** Pictures for tests, drawn as small vector files, so that neither network nor binary fixtures are needed. */
const palette = ['#0b6e6e', '#a23b72', '#3d5a98', '#9a5b00', '#5b7f2b', '#7a4fb5', '#b3432b', '#4a6572'] as const;

const colourAt = (index: number): string => palette[index % palette.length] ?? palette[0];

const asAddress = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;

/** A round-ish portrait: one colour and two shapes. */
export function drawAvatar(seed: number): string {
  const tilt = (seed * 37) % 60;
  return asAddress(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" fill="${colourAt(seed)}"/>` +
      `<circle cx="${30 + tilt / 2}" cy="38" r="18" fill="#ffffff" opacity=".85"/>` +
      `<ellipse cx="48" cy="92" rx="${30 + tilt / 4}" ry="30" fill="#ffffff" opacity=".55"/></svg>`,
  );
}

/** A landscape with a sun and two hills in the given size. */
export function drawPicture(seed: number, width: number, height: number): string {
  const sun = 0.2 + ((seed * 13) % 60) / 100;
  return asAddress(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
      `<rect width="${width}" height="${height}" fill="${colourAt(seed)}" opacity=".35"/>` +
      `<circle cx="${width * sun}" cy="${height * 0.35}" r="${Math.min(width, height) * 0.12}" fill="#fff4d6"/>` +
      `<path d="M0 ${height * 0.75} Q ${width * 0.3} ${height * 0.45} ${width * 0.6} ${height * 0.8} T ${width} ${height * 0.6} V ${height} H 0 Z" fill="${colourAt(seed)}"/>` +
      `<path d="M0 ${height * 0.9} Q ${width * 0.5} ${height * 0.6} ${width} ${height * 0.95} V ${height} H 0 Z" fill="${colourAt(seed + 2)}"/></svg>`,
  );
}
