import { plural } from '@sintra/ui/words.ts';

/** What people read about opening one case of elsewhere in an emergency, and judging it. */
export const emergencyTexts = {
  title: 'Accesos de emergencia',
  one: (folio: string) => `Acceso de emergencia: ${folio}`,
  oneClosed: 'Acceso de emergencia',
  lead: 'Abrir un solo caso de otra institución cuando no hay tiempo de pedirlo. Cada acceso lo revisa otra persona dentro de 24 horas.',
  rail: 'Emergencias',
  ask: {
    button: 'Abrir un caso por emergencia',
    title: 'Abrir un caso por emergencia',
    warning: 'Lea antes de abrirlo',
    points: [
      'Se abre un solo caso, solo para usted y durante cuatro horas. Podrá leerlo y ver su identidad; no podrá cambiarlo.',
      'La institución dueña del registro y la auditoría reciben en este momento un aviso con su nombre y su motivo.',
      'Otra persona revisa dentro de 24 horas si estuvo justificado. Si no lo estuvo, el acceso se cierra y queda escrito.',
      'Puede abrir tres casos al día como máximo.',
    ],
    folio: 'Folio del caso',
    folioHelp: 'Completo, como aparece en el oficio o se lo dictaron: por ejemplo, JAL-2026-7K3M9Q.',
    folioMissing: 'Escriba el folio completo.',
    cause: 'Causa de la emergencia',
    causeMissing: 'Elija la causa.',
    reason: 'Qué sucede',
    reasonHelp: 'Quién corre peligro y para qué necesita el caso, sin escribir nombres. Lo leerá quien lo revise.',
    confirm: 'Abrir el caso por cuatro horas',
    opened: 'El caso quedó abierto por cuatro horas. Se avisó a la institución dueña.',
  },
  causes: {
    life_at_risk: 'Riesgo inmediato para la vida o la integridad',
    minor_at_risk: 'Riesgo para una niña, niño o adolescente',
    urgent_rescue: 'Rescate o traslado urgente',
    court_order: 'Orden judicial urgente',
  } as Readonly<Record<string, string>>,
  sections: { waiting: 'Por revisar', own: 'Los que usted abrió', past: 'De su institución, ya revisados' },
  empty: 'No hay accesos de emergencia',
  emptyHelp: 'Aquí aparecen los que usted abra y los que otras personas abran a registros de su institución.',
  folioClosed: 'Registro cerrado',
  states: { waiting: 'Por revisar', late: 'Revisión vencida', justified: 'Justificado', unjustified: 'No justificado' },
  who: (person: string, institution: string, when: string) => `${person} (${institution}), ${when}`,
  owner: (acronym: string) => `Registro de ${acronym}`,
  left: (time: string) => `Abierto: quedan ${time}`,
  ended: (when: string) => `El acceso terminó: ${when}`,
  reviewBy: (when: string) => `Plazo de revisión: ${when}`,
  reviewed: (person: string, reason: string) => `Revisó ${person}: «${reason}»`,
  own: 'Lo abrió usted: debe revisarlo otra persona.',
  openRecord: 'Abrir el registro',
  details: (folio: string) => `Ver el acceso a ${folio}`,
  detailsShort: 'Ver el acceso',
  back: 'Todos los accesos de emergencia',
  approve: 'Estuvo justificado',
  observe: 'No estuvo justificado',
  approveTitle: 'Confirmar que estuvo justificado',
  approveExplain: 'Escriba con quién lo verificó. La persona que abrió el caso recibe un aviso; su acceso sigue hasta que venza.',
  observeTitle: 'Observar el acceso',
  observeExplain: 'El acceso se cierra ahora mismo, si seguía abierto, y la persona que lo abrió recibe un aviso. Escriba qué lo hace injustificado.',
  saved: { justified: 'Quedó revisado como justificado.', unjustified: 'Quedó revisado como no justificado; el acceso está cerrado.' },
  gone: 'No encontramos ese acceso entre los suyos ni entre los de su institución.',
  elsewhere: 'Su cuenta no abre ni revisa casos por emergencia. Si supervisa, cada acceso está en la bitácora.',
  toLog: 'Ver los accesos de emergencia en la bitácora',
} as const;

/** «3 h 20 min», never more exact than needed to decide. */
export function sayLeft(milliseconds: number): string {
  const minutes = Math.max(0, Math.ceil(milliseconds / 60_000));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return plural(rest, 'minuto', 'minutos');
  return rest === 0 ? plural(hours, 'hora', 'horas') : `${String(hours)} h ${String(rest)} min`;
}
