/**
 * Where in the sample world tests begin: they meet the same posts at every hour, so that what fails once fails again.
 * Other beginnings are tried with `PINION_START_SLOT` (a slot of electron/practice/world/slots.ts).
 */
export const startSlot = Number(process.env['PINION_START_SLOT'] ?? 28_134_510);
