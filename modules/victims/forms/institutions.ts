/**
 * Institutions that may own records: the members of the Comisión Intersecretarial (LGT 85, and the voice members of 86 that keep records)
 * and the 32 state commissions. Seed data for the demonstration; a real installation corrects names by its own act.
 */
export interface InstitutionSeed {
  /** Prefix of folios: 2 to 8 capitals, unique. */
  readonly acronym: string;
  readonly legalName: string;
  /** Name in use today, where the law still says another one. */
  readonly currentName: string;
  readonly level: 'federal' | 'state' | 'autonomous';
  /** INEGI key, for state institutions. */
  readonly state?: string;
  readonly law: string;
}

type Seeder = (acronym: string, law: string, legalName: string, currentName?: string) => InstitutionSeed;

const seeder = (level: 'federal' | 'autonomous'): Seeder => (acronym, law, legalName, currentName = legalName) =>
  ({ acronym, legalName, currentName, level, law });
const federal = seeder('federal');
const autonomous = seeder('autonomous');

export const federalInstitutions: readonly InstitutionSeed[] = [
  federal('SEGOB', 'LGT 85', 'Secretaría de Gobernación'),
  federal('SICT', 'LGT 85', 'Secretaría de Comunicaciones y Transportes', 'Secretaría de Infraestructura, Comunicaciones y Transportes'),
  federal('SRE', 'LGT 85', 'Secretaría de Relaciones Exteriores'),
  federal('SSPC', 'LGT 85', 'Secretaría de Seguridad Pública', 'Secretaría de Seguridad y Protección Ciudadana'),
  federal('STPS', 'LGT 85', 'Secretaría del Trabajo y Previsión Social'),
  federal('SALUD', 'LGT 85', 'Secretaría de Salud'),
  federal('BIEN', 'LGT 85', 'Secretaría de Desarrollo Social', 'Secretaría de Bienestar'),
  federal('SEP', 'LGT 85', 'Secretaría de Educación Pública'),
  federal('SECTUR', 'LGT 85', 'Secretaría de Turismo'),
  federal('SNDIF', 'LGT 85', 'Sistema Nacional para el Desarrollo Integral de la Familia'),
  federal('CEAV', 'LGT 85', 'Procuraduría Social de Atención a Víctimas del Delito', 'Comisión Ejecutiva de Atención a Víctimas'),
  federal('MUJERES', 'LGT 85', 'Instituto Nacional de las Mujeres', 'Secretaría de las Mujeres'),
  federal('INM', 'LGT 85', 'Instituto Nacional de Migración'),
  federal('INACIPE', 'LGT 85, 89-XV', 'Instituto Nacional de Ciencias Penales'),
  autonomous('FGR', 'LGT 85', 'Procuraduría General de la República', 'Fiscalía General de la República'),
  autonomous('CNDH', 'LGT 86', 'Comisión Nacional de los Derechos Humanos'),
  federal('CONAPO', 'LGT 86', 'Consejo Nacional de Población'),
  federal('SESNSP', 'LGT 86', 'Secretariado Ejecutivo del Sistema Nacional de Seguridad Pública'),
];

const states: readonly (readonly [inegi: string, acronym: string, of: string])[] = [
  ['01', 'AGS', 'de Aguascalientes'], ['02', 'BC', 'de Baja California'], ['03', 'BCS', 'de Baja California Sur'],
  ['04', 'CAMP', 'de Campeche'], ['05', 'COAH', 'de Coahuila'], ['06', 'COL', 'de Colima'],
  ['07', 'CHIS', 'de Chiapas'], ['08', 'CHIH', 'de Chihuahua'],
  ['09', 'CDMX', 'de la Ciudad de México'], ['10', 'DGO', 'de Durango'], ['11', 'GTO', 'de Guanajuato'], ['12', 'GRO', 'de Guerrero'],
  ['13', 'HGO', 'de Hidalgo'], ['14', 'JAL', 'de Jalisco'], ['15', 'MEX', 'del Estado de México'], ['16', 'MICH', 'de Michoacán'],
  ['17', 'MOR', 'de Morelos'], ['18', 'NAY', 'de Nayarit'], ['19', 'NL', 'de Nuevo León'], ['20', 'OAX', 'de Oaxaca'],
  ['21', 'PUE', 'de Puebla'], ['22', 'QRO', 'de Querétaro'], ['23', 'QROO', 'de Quintana Roo'], ['24', 'SLP', 'de San Luis Potosí'],
  ['25', 'SIN', 'de Sinaloa'], ['26', 'SON', 'de Sonora'], ['27', 'TAB', 'de Tabasco'], ['28', 'TAMPS', 'de Tamaulipas'],
  ['29', 'TLAX', 'de Tlaxcala'], ['30', 'VER', 'de Veracruz'], ['31', 'YUC', 'de Yucatán'], ['32', 'ZAC', 'de Zacatecas'],
];

/** Each state's inter-institutional body calls itself Comisión, Comité or Consejo; the seed says Comisión everywhere. */
export const stateInstitutions: readonly InstitutionSeed[] = states.map(([state, acronym, of]) => {
  const name = `Comisión Interinstitucional contra la Trata de Personas ${of}`;
  return { acronym, legalName: name, currentName: name, level: 'state', state, law: 'LGT 114' };
});
