import { defineCatalog, type Catalog } from '@sintra/definition';
import { entry, notIdentified } from './entry.ts';

/** The eight verbs of the law, each with the act of the Palermo Protocol (art. 3-a) that it answers to. */
export const act: Catalog = defineCatalog({
  id: 'act',
  label: { es: 'Conducta', en: 'Act' },
  law: 'LGT 10',
  entries: [
    entry('capture', 'Captar', 'Attract', {
      law: 'LGT 10', maps: { palermo: 'recruitment', htcds: 'hte_Type Recruitment' }, alias: ['captación'],
    }),
    entry('entice', 'Enganchar', 'Entice', {
      law: 'LGT 10', maps: { palermo: 'recruitment', htcds: 'hte_Type Recruitment' }, alias: ['enganche'],
    }),
    entry('transport', 'Transportar', 'Transport', {
      law: 'LGT 10', maps: { palermo: 'transportation', htcds: 'hte_Type Transit' }, alias: ['transporte', 'traslado'],
    }),
    entry('transfer', 'Transferir', 'Transfer', {
      law: 'LGT 10', maps: { palermo: 'transfer', htcds: 'hte_Type Transit' }, alias: ['transferencia'],
    }),
    entry('retain', 'Retener', 'Retain', {
      law: 'LGT 10', maps: { palermo: 'harbouring?', htcds: 'hte_Type Exploitation?' }, alias: ['retención'],
    }),
    entry('deliver', 'Entregar', 'Deliver', {
      law: 'LGT 10', maps: { palermo: 'transfer?', htcds: 'hte_Type Transit?' }, alias: ['entrega'],
    }),
    entry('receive', 'Recibir', 'Receive', {
      law: 'LGT 10', maps: { palermo: 'receipt', htcds: 'hte_Type Exploitation?' }, alias: ['recepción'],
    }),
    entry('harbour', 'Alojar', 'Harbour', {
      law: 'LGT 10', maps: { palermo: 'harbouring', htcds: 'hte_Type Exploitation?' }, alias: ['alojamiento'],
    }),
    notIdentified(),
  ],
});

export const means: Catalog = defineCatalog({
  id: 'means',
  label: { es: 'Medio comisivo', en: 'Means' },
  law: 'LGT 13, 16, 19, 22, 42-II',
  entries: [
    entry('deception', 'Engaño', 'Deception', { law: 'LGT 13', maps: { palermo: 'deception' }, alias: ['fraude'] }),
    entry('physical_violence', 'Violencia física', 'Physical violence', { law: 'LGT 13', maps: { palermo: 'threat or use of force' } }),
    entry('psychological_violence', 'Violencia moral o psicológica', 'Moral or psychological violence', {
      law: 'LGT 13', maps: { palermo: 'other forms of coercion' }, alias: ['violencia moral', 'violencia psicológica'],
    }),
    entry('abuse_of_power', 'Abuso de poder', 'Abuse of power', { law: 'LGT 13', maps: { palermo: 'abuse of power' } }),
    entry('abuse_of_vulnerability', 'Aprovechamiento de una situación de vulnerabilidad', 'Abuse of a position of vulnerability', {
      law: 'LGT 13, 4-XVII', maps: { palermo: 'abuse of a position of vulnerability' }, alias: ['vulnerabilidad'],
    }),
    entry('serious_harm', 'Daño grave', 'Serious harm', { law: 'LGT 13, 22-II', maps: { palermo: 'threat or use of force' } }),
    entry('threat_of_serious_harm', 'Amenaza de daño grave', 'Threat of serious harm', {
      law: 'LGT 13', maps: { palermo: 'threat or use of force' }, alias: ['amenaza'],
    }),
    entry('threat_of_reporting', 'Amenaza de denuncia migratoria o abuso de procedimientos legales', 'Threat of reporting to authorities', {
      law: 'LGT 13, 22-III', maps: { palermo: 'other forms of coercion' },
    }),
    entry('force_of_criminal_group', 'Uso o amenaza de la fuerza de una organización criminal', 'Force of a criminal organisation', {
      law: 'LGT 22', maps: { palermo: 'threat or use of force' },
    }),
    entry('physical_coercion', 'Coerción física', 'Physical coercion', { law: 'LGT 22-I', maps: { palermo: 'threat or use of force' } }),
    entry('intimidation', 'Intimidación', 'Intimidation', { law: 'LGT 4-XII?', maps: { palermo: 'other forms of coercion' } }),
    entry('deprivation_of_liberty', 'Privación de la libertad', 'Deprivation of liberty', {
      law: 'LGT 42-II?', maps: { palermo: 'abduction' }, alias: ['secuestro', 'rapto'],
    }),
    entry('religious_fanaticism', 'Fanatismo religioso', 'Religious fanaticism', {
      law: 'LGT 42-II?', maps: { palermo: 'other forms of coercion?' },
    }),
    entry('cruel_treatment', 'Tratos crueles, inhumanos o degradantes', 'Cruel, inhuman or degrading treatment', {
      law: 'LGT 42-II?', maps: { palermo: 'threat or use of force?' },
    }),
    entry('substances', 'Suministro de sustancias', 'Supply of substances', {
      law: 'LGT 42-X-b', maps: { palermo: 'other forms of coercion?' }, alias: ['drogas'],
    }),
    entry('payments_or_benefits', 'Concesión o recepción de pagos o beneficios', 'Giving or receiving of payments or benefits', {
      law: 'Protocolo de Palermo 3-a', maps: { palermo: 'giving or receiving of payments or benefits' },
    }),
    entry('debt', 'Deuda', 'Debt', { law: 'LGT 12-I, 19-VI', maps: { palermo: 'other forms of coercion?' } }),
    entry('not_required', 'No requerido (persona menor de edad o sin capacidad)', 'Not required (minor or person without capacity)', {
      law: 'LGT 13', maps: { palermo: 'not required (art. 3-c)' }, alias: ['no requerido', 'no aplica'],
    }),
    notIdentified(),
  ],
});
