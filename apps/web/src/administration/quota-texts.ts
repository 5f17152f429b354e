/** What administration reads of the limits to opening and exporting identity. */
export const quotaTexts = {
  tab: 'Límites',
  lead: 'Cuántas identidades puede abrir o pedir cada cuenta. El cambio vale desde este momento para todas y queda en la bitácora con su nombre.',
  limit: 'Límite',
  means: 'Qué sucede',
  value: 'Registros',
  changed: 'Último cambio',
  never: 'El de origen',
  by: (person: string, when: string) => `${person}, ${when}`,
  names: {
    reveal_hour: { label: 'Identidades abiertas en una hora', means: 'Al llegar, la cuenta no abre más hasta que pase la hora. Al 80 % se avisa al enlace de su institución y a la auditoría.' },
    reveal_day: { label: 'Identidades abiertas en 24 horas', means: 'Al llegar, la cuenta no abre más hasta el día siguiente. Al 80 % se avisa al enlace de su institución y a la auditoría.' },
    export_day: { label: 'Registros con identidad pedidos en un día', means: 'No impide pedir la exportación: avisa a quien la autoriza y a la auditoría de que es grande.' },
  } as Readonly<Record<string, { readonly label: string; readonly means: string }>>,
  wrong: 'Escriba un número entero, de 1 a 1 000 000.',
  save: 'Guardar',
  saveOf: (label: string) => `Guardar: ${label}`,
  saved: (label: string, value: string) => `«${label}» quedó en ${value}.`,
  who: 'Quién se acercó a un límite o lo alcanzó aparece en la bitácora de cada institución y en los avisos de su enlace y de la auditoría; la administración no ve actividad de las cuentas.',
} as const;
