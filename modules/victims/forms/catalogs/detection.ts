import { defineCatalog, type Catalog } from '@sintra/definition';
import { entry, notIdentified, other } from './entry.ts';

export const typeOfVictim: Catalog = defineCatalog({
  id: 'type_of_victim',
  label: { es: 'Tipo de víctima', en: 'Type of victim' },
  law: 'LGV 4',
  entries: [
    entry('direct', 'Directa', 'Direct', { law: 'LGV 4', maps: { fud: 'Directa' }, alias: ['víctima directa'] }),
    entry('indirect', 'Indirecta', 'Indirect', { law: 'LGV 4; LGT 60', maps: { fud: 'Indirecta' }, alias: ['víctima indirecta'] }),
    entry('potential', 'Potencial', 'Potential', { law: 'LGV 4', maps: { fud: 'Potencial' }, alias: ['víctima potencial'] }),
  ],
});

export const relationshipToDirectVictim: Catalog = defineCatalog({
  id: 'relationship_to_direct_victim',
  label: { es: 'Relación con la víctima directa', en: 'Relationship to the direct victim' },
  law: 'LGT 60',
  entries: [
    entry('child', 'Hija o hijo', 'Daughter or son', { alias: ['hija', 'hijo'] }),
    entry('spouse', 'Cónyuge, concubina o concubinario', 'Spouse or cohabitant', { alias: ['cónyuge', 'concubina'] }),
    entry('parent', 'Madre o padre', 'Mother or father', { alias: ['madre', 'padre'] }),
    entry('sibling', 'Hermana o hermano', 'Sister or brother', { alias: ['hermana', 'hermano'] }),
    entry('declared_heir', 'Heredera o heredero declarado', 'Declared heir'),
    entry('cohabitant', 'Conviviente por dos años o más', 'Lived together for two years or more'),
    entry('harmed_when_intervening', 'Persona dañada al intervenir', 'Harmed when intervening'),
    entry('other_relative', 'Otro familiar hasta el cuarto grado', 'Other relative to the fourth degree'),
    entry('dependant', 'Dependiente de la víctima', 'Dependant of the victim'),
    other(), notIdentified(),
  ],
});

export const victimStatus: Catalog = defineCatalog({
  id: 'victim_status',
  label: { es: 'Condición de víctima', en: 'Victim status' },
  law: 'LGT 59, 62, 90',
  entries: [
    entry('possible', 'Posible víctima', 'Possible victim', {
      law: 'LGT 62, 90', maps: { htcds: 'PossibleVictimOfTrafficking' }, alias: ['posible', 'probable víctima', 'presunta víctima'],
    }),
    entry('confirmed', 'Víctima', 'Confirmed victim', {
      law: 'LGT 59', maps: { htcds: 'ActualVictimOfTrafficking' }, alias: ['confirmada', 'víctima identificada'],
    }),
    entry('not_a_victim', 'No es víctima', 'Not a victim', {
      maps: { htcds: 'NotAVictimOfTrafficking' }, alias: ['descartada', 'no víctima'],
    }),
  ],
});

export const statusDecidedBy: Catalog = defineCatalog({
  id: 'status_decided_by',
  label: { es: 'Quién determinó la condición', en: 'Who decided the status' },
  entries: [
    entry('police', 'Policía', 'Police', { maps: { htcds: 'Police' } }),
    entry('prosecution_or_court', 'Ministerio Público o autoridad judicial', 'Prosecution or court', {
      maps: { htcds: 'CourtOrProsecution' }, alias: ['ministerio público', 'fiscalía', 'juez'],
    }),
    entry('other_authority', 'Autoridad no policial', 'Non-police authority', { maps: { htcds: 'NonPoliceGovernmentalOrganization' } }),
    entry('civil_society', 'Organización de la sociedad civil', 'Civil society organisation', {
      maps: { htcds: 'NGO' }, alias: ['OSC', 'ONG'],
    }),
    other({ maps: { htcds: 'Other' } }), notIdentified(),
  ],
});

export const detectionAuthority: Catalog = defineCatalog({
  id: 'detection_authority',
  label: { es: 'Autoridad que detectó', en: 'Authority that detected' },
  law: 'LGT 89, 90',
  entries: [
    entry('federal_prosecutor', 'Fiscalía General de la República', 'Federal prosecutor', {
      maps: { htcds: 'CourtOrProsecution' }, alias: ['FGR', 'FEVIMTRA', 'PGR'],
    }),
    entry('state_prosecutor', 'Fiscalía o procuraduría estatal', 'State prosecutor', {
      maps: { htcds: 'CourtOrProsecution' }, alias: ['fiscalía', 'fiscalía estatal', 'procuraduría'],
    }),
    entry('federal_police', 'Guardia Nacional o policía federal', 'National Guard or federal police', {
      maps: { htcds: 'Police' }, alias: ['guardia nacional'],
    }),
    entry('state_police', 'Policía estatal', 'State police', { maps: { htcds: 'Police' } }),
    entry('municipal_police', 'Policía municipal', 'Municipal police', { maps: { htcds: 'Police' }, alias: ['policía'] }),
    entry('migration', 'Instituto Nacional de Migración', 'National Migration Institute', {
      maps: { htcds: 'NonPoliceGovernmentalOrganization', orgType: 'ImmigrationService' }, alias: ['INM'],
    }),
    entry('labour_inspection', 'Inspección del trabajo', 'Labour inspection', {
      law: 'LGT 103?', maps: { htcds: 'NonPoliceGovernmentalOrganization' }, alias: ['STPS'],
    }),
    entry('consulate', 'Consulado o embajada', 'Consulate or embassy', {
      law: 'LGT 64', maps: { htcds: 'NonPoliceGovernmentalOrganization' }, alias: ['SRE', 'consulado'],
    }),
    entry('health_services', 'Servicios de salud', 'Health services', {
      maps: { htcds: 'NonPoliceGovernmentalOrganization', orgType: 'HealthServiceOrganisation' }, alias: ['hospital'],
    }),
    entry('school', 'Institución educativa', 'School', {
      maps: { htcds: 'NonPoliceGovernmentalOrganization?', orgType: 'SchoolOrCollege' }, alias: ['escuela'],
    }),
    entry('family_services', 'Sistema DIF o Procuraduría de Protección', 'Family services', {
      maps: { htcds: 'NonPoliceGovernmentalOrganization' }, alias: ['DIF', 'SNDIF'],
    }),
    entry('victims_commission', 'Comisión de víctimas (CEAV o estatal)', 'Victims commission', {
      maps: { htcds: 'NonPoliceGovernmentalOrganization' }, alias: ['CEAV'],
    }),
    entry('human_rights_body', 'Organismo de derechos humanos', 'Human rights body', {
      maps: { htcds: 'NonPoliceGovernmentalOrganization' }, alias: ['CNDH'],
    }),
    entry('hotline', 'Línea Nacional contra la Trata', 'National hotline', {
      maps: { htcds: 'NGO?' }, alias: ['línea nacional', 'consejo ciudadano'],
    }),
    entry('civil_society', 'Organización de la sociedad civil', 'Civil society organisation', {
      maps: { htcds: 'NGO', orgType: 'NGO' }, alias: ['OSC', 'ONG'],
    }),
    entry('international_organisation', 'Organismo internacional', 'International organisation', {
      maps: { htcds: 'Other' }, alias: ['OIM', 'ACNUR'],
    }),
    entry('foreign_authority', 'Autoridad extranjera', 'Foreign authority', { maps: { htcds: 'Other' } }),
    other({ maps: { htcds: 'Other' } }), notIdentified(),
  ],
});

export const detectionMode: Catalog = defineCatalog({
  id: 'detection_mode',
  label: { es: 'Forma de detección', en: 'Detection mode' },
  law: 'LGT 89-IV',
  entries: [
    entry('operation', 'Operativo o rescate', 'Operation or rescue', { alias: ['operativo', 'rescate', 'cateo'] }),
    entry('own_complaint', 'Denuncia propia', 'Own complaint'),
    entry('third_party_complaint', 'Denuncia de tercera persona', 'Complaint by a third party', {
      alias: ['denuncia de tercero', 'denuncia anónima'],
    }),
    entry('hotline', 'Línea Nacional 800 5533 000', 'National hotline', { alias: ['línea nacional', 'hotline'] }),
    entry('labour_inspection', 'Inspección laboral', 'Labour inspection', { law: 'LGT 103?' }),
    entry('migration_check', 'Verificación migratoria', 'Migration check'),
    entry('consular', 'Atención consular', 'Consular care', { law: 'LGT 64', alias: ['consulado'] }),
    entry('health', 'Servicio de salud', 'Health service', { alias: ['salud'] }),
    entry('school', 'Escuela', 'School'),
    entry('civil_society', 'Organización de la sociedad civil', 'Civil society organisation', { alias: ['OSC'] }),
    entry('refuge', 'Refugio o albergue', 'Refuge or shelter', { alias: ['refugio', 'albergue'] }),
    entry('missing_person_search', 'Búsqueda de persona desaparecida', 'Search for a missing person', {
      law: 'LGT 105?', alias: ['alerta amber'],
    }),
    entry('online_monitoring', 'Monitoreo en línea', 'Online monitoring'),
    other(), notIdentified(),
  ],
});
