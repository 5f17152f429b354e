import type { FormModule } from '@sintra/platform/records';
import { catalogs, loan } from '../forms/index.ts';

/** Loans as the engine's tests serve them. No server lists this module: its tables exist in tests only. */
export const loans: FormModule = {
  form: loan,
  catalogs,
  dimensions: [
    {
      id: 'year', expression: "to_char(lower(r.due_ranges), 'YYYY')",
      label: { es: 'Año de devolución', en: 'Year due' },
      description: { es: 'Año de la fecha de devolución.', en: 'Year of the due date.' },
    },
  ],
  counted: { es: 'Préstamos vigentes, cada uno una vez.', en: 'Standing loans, each once.' },
};
