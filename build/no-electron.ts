/** Stands in for the package `electron` in the Chromium shell: there is none. */
export default {};
