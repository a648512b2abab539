/** The two channels between preload script and main; the page never sees their names. */
export const callChannel = 'pinion:call';
export const eventChannel = 'pinion:event';
