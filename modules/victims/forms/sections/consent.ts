import type { Field, Section } from '@sintra/definition';

const question = (id: string, es: string, en: string, helpEs: string, helpEn: string, law: string): Field => ({
  id, kind: 'yesNo', sensitivity: 'internal', label: { es, en }, help: { es: helpEs, en: helpEn }, maps: { law, htcds: 'con_Consent' },
});

/** The seven things a person agrees to or is told, in our words (HTCDS's consent guidance). */
const questions: readonly Field[] = [
  question(
    'consentInterview', 'Acepta ser entrevistada', 'Agrees to be interviewed', 'Puede detenerse en cualquier momento.',
    'May stop at any time.', 'LGPDPPSO 15',
  ),
  question('consentPurposeExplained', 'Se le explicó para qué se piden los datos', 'Was told why the data are asked for',
    'Con palabras sencillas y en su lengua.', 'In plain words and in their language.', 'LGPDPPSO 10, 20'),
  question('consentUseExplained', 'Se le explicó quién usa y podrá usar los datos', 'Was told who uses and may use the data',
    'Usos de hoy y los posibles, incluidas las transferencias.', 'Present and possible uses, transfers included.', 'LGPDPPSO 20, 60'),
  question('consentResearch', 'Acepta el uso de sus datos, sin identificarla, para investigación y estadística',
    'Agrees to non-identifying use for research and statistics',
    'Negarse no afecta su atención.', 'Refusing does not affect the care.', 'LGPDPPSO 16'),
  question('consentAccessExplained', 'Se le explicó que puede pedir y corregir sus datos',
    'Was told of the right to ask for and correct the data',
    'Derechos de acceso, rectificación, cancelación y oposición.',
    'Rights of access, rectification, cancellation and opposition.', 'LGPDPPSO 37-50'),
  question('consentRetentionExplained', 'Se le explicó cuánto tiempo se conservan', 'Was told how long the data are kept',
    'Y qué pasa después con ellos.', 'And what happens to them afterwards.', 'LGPDPPSO 17-18'),
  question('consentWithdrawalExplained', 'Se le explicó cómo retirar su consentimiento', 'Was told how to withdraw consent',
    'Y que retirarlo no le quita la atención.', 'And that withdrawing does not end the care.', 'LGPDPPSO 37-50'),
];

export const consent: Section = {
  id: 'consent',
  label: { es: 'Aviso de privacidad y consentimiento', en: 'Privacy notice and consent' },
  help: {
    es: 'Registre lo que se informó y lo que la persona aceptó. La atención no depende de su consentimiento.',
    en: 'Record what was told and what the person accepted. Care does not depend on consent.',
  },
  fields: [
    {
      id: 'privacyNotice', kind: 'catalogOne', catalog: 'privacy_notice', sensitivity: 'internal',
      label: { es: 'Aviso de privacidad entregado', en: 'Privacy notice given' },
      help: { es: 'Versión que se puso a su disposición.', en: 'The version made available.' },
      maps: { law: 'LGPDPPSO 20-22' },
    },
    {
      id: 'privacyNoticeDate', kind: 'date', sensitivity: 'internal', showIf: { cell: 'privacyNotice', in: ['full', 'simplified'] },
      label: { es: 'Fecha de entrega del aviso', en: 'Date of the notice' },
      help: { es: 'Día en que se entregó o leyó.', en: 'Day on which it was given or read.' },
      maps: { law: 'LGPDPPSO 20-22' },
    },
    {
      id: 'processingBasis', kind: 'catalogOne', catalog: 'processing_basis', sensitivity: 'internal',
      label: { es: 'Fundamento para tratar los datos', en: 'Basis for processing the data' },
      help: {
        es: 'Consentimiento expreso o el supuesto de ley que lo dispensa.',
        en: 'Express consent, or the legal case that dispenses with it.',
      },
      maps: { law: 'LGPDPPSO 15, 16' },
    },
    {
      id: 'consentGivenBy', kind: 'catalogOne', catalog: 'consent_given_by', sensitivity: 'internal',
      label: { es: 'Quién otorgó el consentimiento', en: 'Who gave consent' },
      help: { es: 'Si es menor de edad, atienda a su interés superior.', en: 'For a minor, the best interests of the child come first.' },
      maps: { law: 'LGPDPPSO 7, 15', htcds: 'con_Consent' },
    },
    {
      id: 'consentDate', kind: 'date', sensitivity: 'internal',
      label: { es: 'Fecha del consentimiento', en: 'Date of consent' },
      help: { es: 'Completa o parcial.', en: 'Whole or partial.' },
      maps: { law: 'LGPDPPSO 15', htcds: 'con_Consent' },
    },
    ...questions,
    {
      id: 'consentWithdrawn', kind: 'yesNo', sensitivity: 'internal',
      label: { es: 'Retiró su consentimiento', en: 'Withdrew consent' },
      help: { es: 'Total o parcialmente.', en: 'Wholly or in part.' },
      maps: { law: 'LGPDPPSO 37-50', htcds: 'con_Consent' },
    },
    {
      id: 'consentWithdrawnDate', kind: 'date', sensitivity: 'internal', showIf: { cell: 'consentWithdrawn', in: ['yes'] },
      label: { es: 'Fecha en que lo retiró', en: 'Date of withdrawal' },
      help: { es: 'Completa o parcial.', en: 'Whole or partial.' },
      maps: { law: 'LGPDPPSO 37-50', htcds: 'con_Consent' },
    },
  ],
};
