/**
 * How a Spanish word sounds in Mexico, so that names written differently meet: Hernández and Ernandes, Jiménez and
 * Gimenes, Yáñez and Llanes. Own rules, from the spelling of Spanish (b = v, s = z = soft c, ll = y, mute h, soft g = j,
 * qu = k, x by its position) and the letters that plain keyboards lose (ñ). Order matters.
 */
const rules: readonly (readonly [RegExp, string])[] = [
  [/Ñ/g, 'N'],
  [/PH/g, 'F'],
  [/CH/g, '#'],
  [/SH/g, 'S'],
  [/H/g, ''],
  [/^PS/, 'S'],
  [/LL(?=[AEIOUY])/g, 'Y'],
  [/(.)\1+/g, '$1'],
  [/SC(?=[EI])/g, 'S'],
  [/XC(?=[EI])/g, 'S'],
  [/^X(?=[AEI])/, 'J'],
  [/(?<=[AEIOU])X(?=[AEIOU])/g, 'J'],
  [/[XZÇ]/g, 'S'],
  [/C(?=[EIY])/g, 'S'],
  [/QU(?=[EI])/g, 'K'],
  [/[CQ]/g, 'K'],
  [/GU(?=[EI])/g, '*'],
  [/G(?=[EIY])/g, 'J'],
  [/\*/g, 'G'],
  [/[VW]/g, 'B'],
  [/^I(?=[AEOU])/, 'Y'],
  [/Y(?![AEIOU])/g, 'I'],
  [/M(?=[BP])/g, 'N'],
  [/(.)\1+/g, '$1'],
];

/** @param word One word as `normalize` leaves it: capitals without accents. */
export function soundOf(word: string): string {
  const sound = rules.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), word);
  return sound === '' ? word : sound;
}
