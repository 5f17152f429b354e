import type { Values } from '@sintra/definition';

/** The first words of a text, cut between two of them. */
export function firstWords(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.lastIndexOf(' ', most - 1);
  return `${line.slice(0, cut > most / 2 ? cut : most - 1).replace(/[,;:.]$/, '')}…`;
}

const textOf = (values: Values, id: string): string | null => (typeof values[id] === 'string' ? values[id] : null);

/** «4.2 Actualizar el contenido…»: how objectives, strategies and actions are called in lists. */
export function stepTitle(values: Values): Values {
  const [number, text] = [textOf(values, 'number'), textOf(values, 'text')];
  return number === null || text === null ? {} : { title: `${number} ${firstWords(text, 150)}` };
}

export function activityTitle(values: Values): Values {
  const text = textOf(values, 'text');
  return text === null ? {} : { title: firstWords(text, 140) };
}

export function reportTitle(values: Values): Values {
  const [period, percent] = [textOf(values, 'period'), values['percent']];
  return period === null ? {} : { title: typeof percent === 'number' ? `${period}: ${String(percent)} %` : period };
}
