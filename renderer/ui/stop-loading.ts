/**
 * For the `ref` of a picture: one that leaves the document before it has come is no longer asked for. The engine would
 * load it all the same and keep everything around it in memory until then: after fast scrolling, hundreds of rows, and
 * the pictures of the rows on show would wait behind theirs.
 */
export const stopLoading = (picture: HTMLImageElement) => (): void => {
  if (!picture.complete) picture.removeAttribute('src');
};
