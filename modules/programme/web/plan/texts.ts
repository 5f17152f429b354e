/** What people read on the printed plan of a year. */
export const planTexts = {
  title: (year: number) => `Plan del año ${String(year)}`,
  letters: { done: 'C', green: 'T', amber: 'P', red: 'V', grey: 'E' },
  legend: 'Semáforo: C cumplido · T en tiempo · P por vencer · V vencido · E en espera. Entre paréntesis, el día. Barra rayada: periodo señalado, fecha por definir. Raya vertical: hoy.',
  what: 'Asunto', when: 'Fecha', sessions: 'Sesiones y reuniones', other: 'Otros asuntos', wholeYear: 'Todo el año', undated: 'Por definir, sin fecha precisa',
  months: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
  count: (count: string) => (count === '1' ? '1 asunto' : `${count} asuntos`),
  filtered: 'Con los filtros elegidos',
  cut: (most: string) => `Los primeros ${most}`,
  more: (count: string) => `${count} no caben en la hoja: use los filtros`,
  printed: (day: string, name: string, institution: string) => `Consultado el ${day} por ${name}, ${institution}`,
} as const;
