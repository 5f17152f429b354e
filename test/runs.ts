/**
 * How often a property is tried: a tenth in `npm test`, all of them in `npm run prove`, which sets SINTRA_PROVE=full.
 * @param full runs of the long proof.
 */
export const runs = (full: number): number => (process.env['SINTRA_PROVE'] === 'full' ? full : Math.ceil(full / 10));
