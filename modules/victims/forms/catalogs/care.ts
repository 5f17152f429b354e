import { defineCatalog, type Catalog, type CatalogEntry } from '@sintra/definition';
import { entry, notIdentified, other } from './entry.ts';

const immediate = (code: string, es: string, en: string, law: string, maps: Record<string, string>): CatalogEntry =>
  entry(code, es, en, { law, maps, parent: 'immediate_help' });
const assistance = (code: string, es: string, en: string, law: string, maps: Record<string, string>): CatalogEntry =>
  entry(code, es, en, { law, maps, parent: 'assistance' });

export const typeOfService: Catalog = defineCatalog({
  id: 'type_of_service',
  label: { es: 'Tipo de servicio', en: 'Type of service' },
  law: 'LGT 62, 90; LGV 29-49',
  entries: [
    entry('immediate_help', 'Ayuda inmediata (sin detalle)', 'Immediate help', { law: 'LGV 29-40' }),
    immediate('emergency_medical', 'Atención médica de emergencia', 'Emergency medical care', 'LGV 29-30', { htcds: 'Health' }),
    immediate('dental', 'Atención odontológica', 'Dental care', 'LGV 30', { htcds: 'Health' }),
    immediate('surgery', 'Atención quirúrgica', 'Surgery', 'LGV 30', { htcds: 'Health' }),
    immediate('hospital', 'Hospitalización', 'Hospital care', 'LGV 30', { htcds: 'Health' }),
    immediate('medicines', 'Medicamentos', 'Medicines', 'LGV 30', { htcds: 'Health' }),
    immediate('laboratory', 'Laboratorio e imagen', 'Laboratory and imaging', 'LGV 30', { htcds: 'Health' }),
    immediate('ambulance', 'Transporte o ambulancia', 'Transport or ambulance', 'LGV 30', { htcds: 'Health' }),
    immediate('emergency_contraception', 'Anticoncepción de emergencia o interrupción voluntaria del embarazo',
      'Emergency contraception or abortion', 'LGV 30-IX, 35', { htcds: 'Health' }),
    immediate('sexual_health', 'Atención sexual y reproductiva', 'Sexual and reproductive health care', 'LGV 35', { htcds: 'Health' }),
    immediate('sti_hiv', 'Atención de ITS y VIH', 'Care for STI and HIV', 'LGV 35', { htcds: 'Health' }),
    immediate('funeral', 'Gastos funerarios', 'Funeral expenses', 'LGV 31', { htcds: 'Financial' }),
    immediate('lodging_and_food', 'Alojamiento y alimentación', 'Lodging and food', 'LGV 38', { htcds: 'SocialCare' }),
    immediate('travel', 'Traslado y regreso', 'Travel and return', 'LGV 39, 39 Bis', { htcds: 'SocialCare' }),
    immediate('protection', 'Protección', 'Protection', 'LGV 40', { htcds: 'SocialCare?' }),
    immediate('legal_advice', 'Asesoría e información jurídica', 'Legal advice and information', 'LGV 42-43', { htcds: 'Legal' }),
    entry('assistance', 'Asistencia (sin detalle)', 'Assistance', { law: 'LGV 41-60?' }),
    assistance('psychological', 'Atención psicológica', 'Psychological care', 'LGT 62', { htcds: 'Health' }),
    assistance('psychiatric', 'Atención psiquiátrica', 'Psychiatric care', 'LGT 62', { htcds: 'Health' }),
    assistance('social_work', 'Trabajo social', 'Social work', 'LGT 62?', { htcds: 'SocialCare' }),
    assistance('education', 'Educación o becas', 'Education or scholarships', 'LGV 47-49', { htcds: 'Education' }),
    assistance('job_training', 'Capacitación laboral', 'Job training', 'LGT 90-III; LGV 62-V', { htcds: 'Livelihood' }),
    assistance('employment', 'Bolsa de trabajo o empleo', 'Employment', 'LGT 89-VIII', { htcds: 'Livelihood' }),
    assistance('financial_support', 'Apoyo económico', 'Financial support', 'LGV 64?', { htcds: 'Financial' }),
    assistance('identity_documents', 'Acta de nacimiento o documentos de identidad', 'Birth certificate or identity documents', 'LGT 62?', {
      htcds: 'Legal',
    }),
    assistance('migration_assistance', 'Asistencia migratoria', 'Migration assistance', 'LGT 75', { htcds: 'Legal' }),
    assistance('regularisation', 'Regularización o visa por razones humanitarias', 'Regularisation or humanitarian visa', 'LGT 78', {
      htcds: 'Legal',
    }),
    assistance('consular_assistance', 'Asistencia consular', 'Consular assistance', 'LGT 64', { htcds: 'Legal?' }),
    assistance('repatriation', 'Repatriación voluntaria', 'Voluntary repatriation', 'LGT 76-77, 79', { htcds: 'SocialCare?' }),
    assistance('interpretation', 'Traducción o interpretación', 'Translation or interpretation', 'LGT 90-I', { htcds: 'SocialCare' }),
    assistance('family_reunification', 'Reunificación familiar', 'Family reunification', 'LGT 72, 88-XI', { htcds: 'SocialCare' }),
    assistance('prostheses', 'Prótesis y aparatos', 'Prostheses and devices', 'LGT 90-II', { htcds: 'Health' }),
    assistance('legal_representation', 'Representación jurídica', 'Legal representation', 'LGT 66', { htcds: 'Legal' }),
    assistance('minor_representation', 'Representación de niñas, niños y adolescentes por la Procuraduría de Protección',
      'Representation of children', 'LGDNNA', { htcds: 'Legal' }),
    assistance('minor_protection', 'Medidas de protección de niñas, niños y adolescentes', 'Protection measures for children', 'LGDNNA', {
      htcds: 'SocialCare',
    }),
    assistance('missing_person_search', 'Búsqueda o Alerta Amber', 'Search or Amber alert', 'LGT 105', { htcds: 'SocialCare?' }),
    assistance('renavi_registration', 'Inscripción en el RENAVI', 'Registration in the national register of victims', 'LGV 98', {
      htcds: 'Legal',
    }),
    assistance('reparation', 'Reparación', 'Reparation', 'LGT 48', { htcds: 'Legal' }),
    other(),
  ],
});

export const serviceResult: Catalog = defineCatalog({
  id: 'service_result',
  label: { es: 'Resultado del servicio', en: 'Result of the service' },
  entries: [
    entry('concluded', 'Concluido', 'Concluded'),
    entry('in_progress', 'En curso', 'In progress', { alias: ['en proceso'] }),
    entry('interrupted', 'Interrumpido', 'Interrupted'),
    entry('declined', 'Rechazado por la persona', 'Declined by the person', { alias: ['rechazado'] }),
    entry('not_available', 'No disponible', 'Not available'),
    notIdentified(),
  ],
});

export const typeOfAccommodation: Catalog = defineCatalog({
  id: 'type_of_accommodation',
  label: { es: 'Tipo de alojamiento', en: 'Type of accommodation' },
  law: 'LGT 62-V, 90-IV',
  entries: [
    entry('specialised_refuge', 'Refugio especializado en trata', 'Specialised refuge', {
      law: 'LGT 90-IV', alias: ['refugio', 'refugio especializado'],
    }),
    entry('shelter', 'Albergue', 'Shelter', { law: 'LGT 62-V, 90-IV' }),
    entry('halfway_house', 'Casa de medio camino', 'Halfway house', { law: 'LGT 62-V, 90-IV' }),
    entry('child_care_centre', 'Centro de asistencia social (niñas, niños y adolescentes)', 'Social assistance centre for children', {
      law: 'LGDNNA', alias: ['CAS', 'casa hogar'],
    }),
    entry('family_network', 'Familia o red de apoyo', 'Family or support network', { alias: ['familia', 'red de apoyo'] }),
    entry('womens_refuge', 'Refugio para mujeres víctimas de violencia (no permitido)',
      "Refuge for women victims of violence (not allowed)", { law: 'LGT 75, 90-VI' }),
    entry('migration_station', 'Estación migratoria (no permitido)', 'Migration station (not allowed)', { law: 'LGT 75, 90-VI' }),
    entry('detention', 'Centro de detención o reclusión (no permitido)', 'Detention or prison (not allowed)', { law: 'LGT 75, 90-VI' }),
    other(), notIdentified(),
  ],
});

export const dischargeReason: Catalog = defineCatalog({
  id: 'discharge_reason',
  label: { es: 'Motivo de egreso', en: 'Reason for discharge' },
  entries: [
    entry('voluntary', 'Voluntario', 'Voluntary', { law: 'LGT 90-V' }),
    entry('plan_completed', 'Cumplimiento del plan de reintegración', 'Support plan completed'),
    entry('family_reunification', 'Reunificación familiar', 'Family reunification', { law: 'LGT 72' }),
    entry('repatriation', 'Repatriación voluntaria', 'Voluntary repatriation', { law: 'LGT 76' }),
    entry('transferred', 'Traslado a otro alojamiento', 'Transferred to other accommodation', { alias: ['traslado'] }),
    entry('came_of_age', 'Cumplió la mayoría de edad', 'Came of age'),
    entry('left_without_notice', 'Salida sin aviso', 'Left without notice', { alias: ['abandono'] }),
    entry('death', 'Fallecimiento', 'Death', { alias: ['defunción'] }),
    other(), notIdentified(),
  ],
});
