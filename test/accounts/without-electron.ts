/**
 * electron-store imports `electron`. In plain Node that package only names its program, and would download it first; with
 * this variable it takes the name as given and downloads nothing. To be imported before anything else.
 */
process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= '/nowhere';
