import { defineCatalog } from '@sintra/definition';
import { also, entry } from './entry.ts';

export const resolutionType = defineCatalog({
  id: 'resolution_type', label: { es: 'Tipo de acuerdo', en: 'Type of resolution' },
  entries: [
    entry('approval', 'De aprobación', 'Approval'), entry('procedural', 'De trámite', 'Procedural'), entry('follow_up', 'De seguimiento', 'Follow-up'),
    entry('acknowledgement', 'Toma de conocimiento', 'Acknowledgement'), entry('recommendation', 'Recomendación', 'Recommendation'),
  ],
});

export const resolutionStatus = defineCatalog({
  id: 'resolution_status', label: { es: 'Cumplimiento del acuerdo', en: 'Fulfilment of the resolution' },
  entries: [
    entry('pending', 'Pendiente', 'Pending'), entry('in_progress', 'En proceso', 'In progress'), entry('fulfilled', 'Cumplido', 'Fulfilled'),
    entry('partly_fulfilled', 'Cumplido parcialmente', 'Partly fulfilled'), entry('cancelled', 'Cancelado', 'Cancelled'),
    entry('replaced', 'Sustituido', 'Replaced'),
  ],
});

export const voteResult = defineCatalog({
  id: 'vote_result', label: { es: 'Resultado de la votación', en: 'Result of the vote' },
  entries: [
    entry('approved', 'Aprobado', 'Approved'), entry('approved_by_casting_vote', 'Aprobado con voto de calidad', 'Approved by casting vote'),
    entry('not_approved', 'No aprobado', 'Not approved'), entry('without_vote', 'Sin votación', 'Without a vote', also('No se votó')),
  ],
});

export const candidateType = defineCatalog({
  id: 'candidate_type', label: { es: 'Tipo de candidatura', en: 'Type of candidacy' }, law: 'LGT 86',
  entries: [
    entry('civil_society', 'Organización de la sociedad civil', 'Civil-society organisation', also('OSC')),
    entry('academic_expert', 'Persona experta académica', 'Academic expert', also('Persona experta')),
  ],
});

export const candidacyDecision = defineCatalog({
  id: 'candidacy_decision', label: { es: 'Decisión', en: 'Decision' },
  entries: [
    entry('candidate', 'Candidata, sin decisión', 'Candidate, undecided', also('Candidato')), entry('selected', 'Seleccionada', 'Selected', also('Seleccionado')),
    entry('not_selected', 'No seleccionada', 'Not selected', also('No seleccionado')), entry('withdrawn', 'Retiró su candidatura', 'Withdrawn'),
  ],
});
