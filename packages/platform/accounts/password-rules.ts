import { commonPasswords } from './password-list.ts';
import { commonWords } from './password-words.ts';
import { accountProblems } from './problems.ts';

export const MIN_PASSWORD = 12;
const MAX_PASSWORD = 200;
/** Different characters that must remain once everything guessable is taken out. */
const MIN_DISTINCT = 6;
const MIN_CONTEXT_WORD = 3;

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const swaps: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's' };
const unswapped = (text: string): string => text.replace(/[013457@$]/g, (sign) => swaps[sign] ?? sign);

const backwards = (text: string): string => text.split('').reverse().join('');
const rows = ['abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '01234567890'];
const runs = [...rows, ...rows.map(backwards)];
const inRun = (piece: string): boolean => runs.some((run) => run.includes(piece));

/** Takes out runs of the keyboard, the alphabet or the digits, and repetitions: three or more that follow by themselves. */
function withoutRuns(text: string): string {
  let rest = '';
  for (let at = 0; at < text.length;) {
    let length = 1;
    const grows = (piece: string): boolean => inRun(piece) || new Set(piece).size === 1;
    while (at + length < text.length && grows(text.slice(at, at + length + 1))) length += 1;
    if (length < 3) rest += text.slice(at, at + length);
    at += length;
  }
  return rest;
}

function withoutWords(text: string, words: readonly string[]): string {
  return words.toSorted((a, b) => b.length - a.length).reduce((rest, word) => rest.replaceAll(word, ''), text);
}

const guessable = (text: string, words: readonly string[]): boolean => {
  const rest = withoutRuns(withoutWords(text, words).replace(/(19|20)\d\d/g, ''));
  return new Set(rest.replace(/[^\p{L}\p{N}]/gu, '')).size < MIN_DISTINCT;
};

/**
 * Refuses what an attacker tries first: too short, common words, runs, or the person's, the institution's or the product's own
 * words. What remains without them must still be something.
 * @param context Names and addresses whose words may not carry the password.
 * @throws weakPassword, saying which rule and what to do.
 */
export function checkPassword(password: string, context: readonly string[]): void {
  const { length } = password.normalize('NFC');
  if (length < MIN_PASSWORD) {
    throw accountProblems.weakPassword({
      reason: `La contraseña debe tener al menos ${String(MIN_PASSWORD)} caracteres. Una frase de varias palabras es fácil de recordar.`,
    });
  }
  if (length > MAX_PASSWORD)
    throw accountProblems.weakPassword({ reason: `La contraseña no puede pasar de ${String(MAX_PASSWORD)} caracteres.` });
  const own = context.flatMap((text) => plain(text).split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= MIN_CONTEXT_WORD);
  const words = [...commonWords, ...own];
  const text = plain(password);
  if (commonPasswords().has(text) || commonPasswords().has(unswapped(text)) || guessable(text, words) || guessable(unswapped(text), words)) {
    throw accountProblems.weakPassword({
      reason:
        'Esa contraseña es fácil de adivinar: se forma con palabras comunes, series, o con su nombre, su correo o su institución. ' +
        'Use varias palabras que no tengan relación entre sí.',
    });
  }
}
