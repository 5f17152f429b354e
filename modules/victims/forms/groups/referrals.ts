import type { Group } from '@sintra/definition';

export const referrals: Group = {
  id: 'referrals',
  table: 'victim_referral',
  label: { es: 'Canalizaciones', en: 'Referrals' },
  singular: { es: 'Canalización', en: 'Referral' },
  help: { es: 'Hacia otra institución o recibidas de ella.', en: 'To another institution, or received from it.' },
  fields: [
    {
      id: 'referralDirection', kind: 'catalogOne', catalog: 'referral_direction', sensitivity: 'internal', needed: true,
      label: { es: 'Sentido', en: 'Direction' },
      help: { es: 'Si su institución la envía o la recibe.', en: 'Whether your institution sends or receives it.' },
      maps: { htcds: 'cas_ReferringOrganisation; cas_ReferredOrganisation', icTip: 'Victim.referral?' },
    },
    {
      id: 'referralDate', kind: 'date', sensitivity: 'internal',
      label: { es: 'Fecha', en: 'Date' },
      help: { es: 'Completa o parcial.', en: 'Whole or partial.' },
      maps: { htcds: 'cas_IncomingReferralDate; cas_OutgoingReferralDate' },
    },
    {
      id: 'otherInstitution', kind: 'text', sensitivity: 'internal', maxLength: 200,
      label: { es: 'La otra institución', en: 'The other institution' },
      help: { es: 'Nombre de la institución u organización.', en: 'Name of the institution or organisation.' },
      maps: { htcds: 'cas_ReferringOrganisation; cas_ReferredOrganisation', icTip: 'Victim.referral?' },
    },
    {
      id: 'referralReason', kind: 'catalogOne', catalog: 'referral_reason', sensitivity: 'internal',
      label: { es: 'Motivo', en: 'Reason' },
      help: { es: 'Por qué se canaliza.', en: 'Why the referral is made.' },
      maps: { htcds: 'cas_ReasonForIncomingReferral; cas_ReasonForOutgoingReferral' },
    },
    {
      id: 'referralStatus', kind: 'catalogOne', catalog: 'referral_status', sensitivity: 'internal',
      label: { es: 'Estatus', en: 'Status' },
      help: { es: 'Cómo va la canalización.', en: 'How the referral stands.' },
      maps: { htcds: 'cas_Status?' },
    },
    {
      id: 'referralContact', kind: 'text', sensitivity: 'identifying', maxLength: 200,
      label: { es: 'Persona de enlace', en: 'Contact person' },
      help: { es: 'Nombre, cargo y teléfono de quien recibe o envía.', en: 'Name, post and phone of who receives or sends.' },
      maps: { htcds: 'cas_ReferringPrimaryCaseWorker; cas_ReferredPrimaryCaseWorker' },
    },
    {
      id: 'referralDetails', kind: 'longText', sensitivity: 'identifying', maxLength: 4000,
      label: { es: 'Detalle', en: 'Details' },
      help: { es: 'Qué se pide y qué se respondió. Se guarda cifrado.', en: 'What is asked and what was answered. Stored encrypted.' },
      maps: { htcds: 'cas_IncomingReferralDetails; cas_OutgoingReferralDetails' },
    },
  ],
};
