import { defineCatalog, type Catalog, type CatalogEntry } from '@sintra/definition';
import { entry, notIdentified, other } from './entry.ts';

/** `ctdc8` is the group into which CTDC's synthetic data set merges the method. */
const method = (code: string, es: string, en: string, htcds: string, ctdc: string, ctdc8: string): CatalogEntry =>
  entry(code, es, en, { maps: { htcds, ctdc: `meansOfControl${ctdc}`, ctdc8 }, alias: [ctdc] });

/** CTDC's sixteen named methods and “other” (HTCDS is a subset: it defines restriction of movement, but its picklist omits it). */
export const methodOfControl: Catalog = defineCatalog({
  id: 'method_of_control',
  label: { es: 'Método de control', en: 'Method of control' },
  entries: [
    method('debt_bondage', 'Servidumbre por deudas', 'Debt bondage', 'DebtBondage', 'DebtBondage', 'meansDebtBondageEarnings'),
    method('takes_earnings', 'Retención de ganancias', 'Takes earnings', 'TakesEarnings', 'TakesEarnings', 'meansDebtBondageEarnings'),
    method('restricts_financial_access', 'Restricción de acceso a recursos económicos', 'Restricts financial access',
      'RestrictsFinancialAccess',
      'RestrictsFinancialAccess', 'meansDenyBasicNeeds'),
    method('threats', 'Amenazas', 'Threats', 'PhysicalThreats', 'Threats', 'meansThreats'),
    method(
      'psychological_abuse', 'Abuso psicológico', 'Psychological abuse', 'PsychologicalAbuse', 'PsychologicalAbuse',
      'meansAbusePsyPhySex',
    ),
    method('physical_abuse', 'Abuso físico', 'Physical abuse', 'PhysicalAbuse', 'PhysicalAbuse', 'meansAbusePsyPhySex'),
    method('sexual_abuse', 'Abuso sexual', 'Sexual abuse', 'SexualAbuse', 'SexualAbuse', 'meansAbusePsyPhySex'),
    method('false_promises', 'Falsas promesas', 'False promises', 'FalsePromises', 'FalsePromises', 'meansFalsePromises'),
    method(
      'psychoactive_substances', 'Sustancias psicoactivas', 'Psychoactive substances', 'PsychoactiveSubstance', 'PsychoactiveSubstances',
      'meansDrugsAlcohol',
    ),
    method('restricts_movement', 'Restricción de movimiento', 'Restricts movement', 'Other', 'RestrictsMovement', 'meansDenyBasicNeeds'),
    method(
      'restricts_medical_care', 'Restricción de atención médica', 'Restricts medical care', 'RestrictsMedicalCare',
      'RestrictsMedicalCare', 'meansDenyBasicNeeds',
    ),
    method(
      'excessive_working_hours', 'Jornadas excesivas', 'Excessive working hours', 'ExcessiveWorkingHours', 'ExcessiveWorkingHours',
      'meansExcessiveWorkHours',
    ),
    method(
      'uses_children', 'Amenaza o uso de hijas, hijos o familia', 'Threatens or uses children or family', 'ThreatensChildrenFamily',
      'UsesChildren', 'meansThreats',
    ),
    method(
      'threat_of_law_enforcement', 'Amenaza con autoridades', 'Threat of law enforcement', 'ThreatsLawEnforcement',
      'ThreatOfLawEnforcement', 'meansThreats',
    ),
    method(
      'withholds_necessities', 'Privación de necesidades básicas', 'Withholds necessities', 'WithholdsNecessities',
      'WithholdsNecessities', 'meansDenyBasicNeeds',
    ),
    method(
      'withholds_documents', 'Retención de documentos', 'Withholds documents', 'WithholdsDocuments', 'WithholdsDocuments',
      'meansWithholdDocs',
    ),
    other({ maps: { htcds: 'Other', ctdc: 'meansOfControlOther' } }),
    notIdentified({ maps: { ctdc: 'meansOfControlNotSpecified' } }),
  ],
});
