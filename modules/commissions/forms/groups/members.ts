import type { Group } from '@sintra/definition';
import { internal, say, shared } from '../field.ts';

/** Every member has a substitute (LGT 85). Names and institutional addresses of officials are for officials only. */
export const members: Group = {
  id: 'members', table: 'body_member', label: { es: 'Integrantes', en: 'Members' }, singular: { es: 'Integrante', en: 'Member' },
  help: say('Quién integra el órgano, con qué calidad y desde cuándo. Quien deja de integrarlo se conserva con su fecha de término.',
    'Who sits in the body, with what right and since when. Those who leave are kept with their last day.'),
  fields: [
    shared('organization', 'reference', 'Organización', 'Organization', undefined, { refers: 'organization' }),
    shared('memberAsWritten', 'text', 'Como aparece escrita', 'As written',
      say('Úselo si la organización aún no está en el catálogo, o si el documento la nombra de otro modo.', 'Where the organization is not listed yet, or the document names it otherwise.'), { maxLength: 300 }),
    internal('titular', 'text', 'Titular', 'Member', say('Nombre y cargo de la persona en funciones.', 'Name and office.'), { maxLength: 200 }),
    internal('memberEmail', 'email', 'Correo institucional de la persona titular', 'Member’s institutional e-mail', undefined, { maxLength: 160 }),
    internal('substitute', 'text', 'Suplente', 'Substitute', say('Nombre y cargo.', 'Name and office.'), { maxLength: 200, maps: { law: 'LGT 85' } }),
    internal('substituteEmail', 'email', 'Correo institucional de la persona suplente', 'Substitute’s institutional e-mail', undefined, { maxLength: 160 }),
    shared('quality', 'catalogOne', 'Calidad', 'Quality', undefined, { catalog: 'member_quality', needed: true, maps: { law: 'LGT 85, 86' } }),
    shared('presides', 'yesNo', 'Preside', 'Presides', say('Su presencia puede exigirse para el quórum, y su voto desempata.', 'May be required for quorum; breaks ties.'), { maps: { law: 'LGT 87' } }),
    shared('memberFrom', 'date', 'Desde', 'From'),
    shared('memberUntil', 'date', 'Hasta', 'Until', say('Vacío mientras siga integrando el órgano.', 'Empty while still a member.')),
  ],
};
