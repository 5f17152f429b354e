/** Lower case without accents, letter for letter: positions in the folded text are positions in the text. */
export const foldText = (text: string): string => [...text].map((letter) => {
  const plain = letter.normalize('NFD').replace(/[\u0300-\u036F]/g, '').toLowerCase();
  return plain.length === letter.length ? plain : letter;
}).join('');
