import { defineCatalog } from '@sintra/definition';
import { also, entry } from './entry.ts';

/** What kind of collegiate body it is (LGT 84, 88-II, 114; Reglamento LGT 35, 59). */
export const bodyType = defineCatalog({
  id: 'body_type', label: { es: 'Tipo de órgano', en: 'Type of body' }, law: 'LGT 84, 88, 114',
  entries: [
    entry('interministerial_commission', 'Comisión Intersecretarial', 'Interministerial commission', { law: 'LGT 84' }),
    entry('consultative_subcommission', 'Subcomisión Consultiva', 'Consultative subcommission', { law: 'Reglamento LGT 59' }),
    entry('working_group', 'Grupo de trabajo', 'Working group', also('GT', 'Grupo')),
    entry('subgroup', 'Subgrupo', 'Subgroup', also('Subgrupo de trabajo')),
    entry('state_body', 'Comisión, comité o consejo estatal', 'State commission, committee or council',
      { law: 'LGT 114', alias: ['CIES', 'Comisión estatal', 'Comité estatal', 'Consejo estatal'] }),
    entry('national_meeting', 'Reunión nacional', 'National meeting'),
    entry('round_table', 'Mesa de trabajo', 'Round table', also('Mesa')),
    entry('other', 'Otro', 'Other', also('Otra')),
  ],
});

export const bodyLevel = defineCatalog({
  id: 'body_level', label: { es: 'Ámbito', en: 'Level' },
  entries: [entry('federal', 'Federal', 'Federal'), entry('state', 'Estatal', 'State'), entry('municipal', 'Municipal', 'Municipal')],
});

export const bodyStatus = defineCatalog({
  id: 'body_status', label: { es: 'Situación del órgano', en: 'Status of the body' },
  entries: [
    entry('installed', 'Instalada', 'Installed', also('Instalado')),
    entry('reinstalled', 'Reinstalada', 'Reinstalled', also('Reinstalado')),
    entry('installing', 'En proceso de instalación', 'Being installed'),
    entry('not_installed', 'Sin instalar', 'Not installed', also('No instalada')),
    entry('inactive', 'Inactiva', 'Inactive', also('Inactivo')),
  ],
});

/** With what right somebody sits in a body (LGT 85, 86). */
export const memberQuality = defineCatalog({
  id: 'member_quality', label: { es: 'Calidad de participación', en: 'Quality of participation' }, law: 'LGT 85, 86',
  entries: [
    entry('voice_and_vote', 'Voz y voto', 'Voice and vote', { law: 'LGT 85' }),
    entry('voice', 'Voz', 'Voice', { law: 'LGT 86', alias: ['Solo voz', 'Voz sin voto'] }),
    entry('permanent_guest', 'Invitada permanente', 'Permanent guest', also('Invitado permanente', 'Invitada')),
  ],
});

export const majority = defineCatalog({
  id: 'majority', label: { es: 'Mayoría para decidir', en: 'Majority to decide' },
  entries: [
    entry('simple', 'Simple: más votos a favor que en contra', 'Simple: more votes for than against'),
    entry('absolute', 'Absoluta: más de la mitad de quienes asisten con voto', 'Absolute: more than half of those present with a vote'),
    entry('two_thirds', 'Dos terceras partes de quienes asisten con voto', 'Two thirds of those present with a vote'),
    entry('consensus', 'Consenso: ningún voto en contra', 'Consensus: no vote against'),
  ],
});
