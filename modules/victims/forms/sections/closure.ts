import type { Section } from '@sintra/definition';

export const closure: Section = {
  id: 'closure',
  label: { es: 'Egreso o cierre', en: 'Discharge or closure' },
  help: { es: 'Sólo cuando termina la atención de su institución.', en: 'Only when your institution’s care ends.' },
  fields: [
    {
      id: 'closureDate', kind: 'date', sensitivity: 'internal',
      label: { es: 'Fecha de egreso o cierre', en: 'Date of discharge or closure' },
      help: { es: 'Completa o parcial.', en: 'Whole or partial.' },
      maps: { htcds: 'cas_Status', icTip: 'Victim.services?' },
    },
    {
      id: 'closureReason', kind: 'catalogOne', catalog: 'closure_reason', sensitivity: 'internal',
      label: { es: 'Motivo', en: 'Reason' },
      help: { es: 'Por qué termina la atención.', en: 'Why care ends.' },
      maps: { law: 'LGT 90', htcds: 'cas_ReasonForCaseClosure' },
    },
    {
      id: 'followUpAgreed', kind: 'yesNo', sensitivity: 'internal',
      label: { es: 'Se acordó dar seguimiento', en: 'Follow-up agreed' },
      help: { es: 'Con la persona, después del cierre.', en: 'With the person, after closure.' },
      maps: { htcds: 'cas_Status FollowUp' },
    },
    {
      id: 'closureNotes', kind: 'longText', sensitivity: 'identifying', maxLength: 4000,
      label: { es: 'Observaciones del cierre', en: 'Notes on closure' },
      help: { es: 'Se guardan cifradas.', en: 'Stored encrypted.' },
      maps: { htcds: 'cco_CaseComment' },
    },
  ],
};
