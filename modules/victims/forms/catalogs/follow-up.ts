import { defineCatalog, type Catalog } from '@sintra/definition';
import { entry, notIdentified, other } from './entry.ts';

export const referralDirection: Catalog = defineCatalog({
  id: 'referral_direction',
  label: { es: 'Sentido de la canalización', en: 'Direction of the referral' },
  entries: [
    entry('outgoing', 'Hacia otra institución', 'Outgoing', { maps: { htcds: 'Outgoing referral' }, alias: ['salida', 'enviada'] }),
    entry('incoming', 'Desde otra institución', 'Incoming', { maps: { htcds: 'Incoming referral' }, alias: ['entrada', 'recibida'] }),
  ],
});

export const referralReason: Catalog = defineCatalog({
  id: 'referral_reason',
  label: { es: 'Motivo de la canalización', en: 'Reason for the referral' },
  entries: [
    entry('additional_services', 'Requiere otros servicios', 'Additional services required', {
      maps: { htcds: 'AdditionalServicesRequired' },
    }),
    entry('change_of_location', 'Migración o cambio de lugar', 'Migration or change of location', {
      maps: { htcds: 'MigrationOrChangeOfLocation' }, alias: ['cambio de domicilio'],
    }),
    entry('competence', 'Competencia de otra autoridad', 'Competence of another authority', {
      maps: { htcds: 'Other' }, alias: ['incompetencia'],
    }),
    other({ maps: { htcds: 'Other' } }), notIdentified(),
  ],
});

export const referralStatus: Catalog = defineCatalog({
  id: 'referral_status',
  label: { es: 'Estatus de la canalización', en: 'Status of the referral' },
  entries: [
    entry('offered', 'Ofrecida', 'Offered', { alias: ['pendiente', 'enviada'] }),
    entry('accepted', 'Aceptada', 'Accepted'),
    entry('rejected', 'Rechazada', 'Rejected'),
    entry('attended', 'Atendida', 'Attended'),
    entry('closed', 'Cerrada', 'Closed', { alias: ['concluida'] }),
    notIdentified(),
  ],
});

export const typeOfFile: Catalog = defineCatalog({
  id: 'type_of_file',
  label: { es: 'Tipo de expediente ministerial', en: 'Type of prosecution file' },
  law: 'CNPP 211?',
  entries: [
    entry('investigation_file', 'Carpeta de investigación', 'Investigation file', { maps: { fud: 'CI' }, alias: ['carpeta', 'CI', 'NUC'] }),
    entry('preliminary_inquiry', 'Averiguación previa', 'Preliminary inquiry (before 2016)', { maps: { fud: 'AP' }, alias: ['AP'] }),
    entry('detailed_record', 'Acta circunstanciada', 'Detailed record', { maps: { fud: 'AC' }, alias: ['AC'] }),
    entry('criminal_report', 'Noticia criminal', 'Criminal report', { alias: ['noticia criminal/NUC'] }),
    notIdentified(),
  ],
});

export const jurisdiction: Catalog = defineCatalog({
  id: 'jurisdiction',
  label: { es: 'Fuero', en: 'Jurisdiction' },
  law: 'LGT 5',
  entries: [
    entry('federal', 'Federal', 'Federal', { law: 'LGT 5', maps: { fud: 'Federal' }, alias: ['fuero federal'] }),
    entry('local', 'Local', 'Local', { law: 'LGT 5', maps: { fud: 'Local' }, alias: ['común', 'fuero común', 'estatal'] }),
    notIdentified(),
  ],
});

export const closureReason: Catalog = defineCatalog({
  id: 'closure_reason',
  label: { es: 'Motivo de cierre', en: 'Reason for closure' },
  entries: [
    entry('plan_completed', 'Cumplimiento del plan de reintegración', 'Support plan completed', { maps: { htcds: 'Closed' } }),
    entry('referred', 'Canalización a otra institución', 'Referred to another institution', {
      maps: { htcds: 'ClosedReferred' }, alias: ['canalizada'],
    }),
    entry('withdrew', 'Desistimiento de la persona', 'The person withdrew', {
      maps: { htcds: 'Closed' }, alias: ['desistimiento', 'voluntario'],
    }),
    entry('repatriated', 'Repatriación voluntaria', 'Voluntary repatriation', { law: 'LGT 76', maps: { htcds: 'Closed' } }),
    entry('contact_lost', 'Pérdida de contacto', 'Contact lost', { maps: { htcds: 'Closed' }, alias: ['no localizada'] }),
    entry('not_a_victim', 'Se determinó que no es víctima', 'Found not to be a victim', { maps: { htcds: 'Closed' } }),
    entry('protection_programme', 'Ingreso a programa de protección', 'Entered a protection programme', {
      law: 'LGT 118', maps: { htcds: 'Closed' },
    }),
    entry('death', 'Fallecimiento', 'Death', { maps: { htcds: 'Closed' }, alias: ['defunción'] }),
    other({ maps: { htcds: 'Closed' } }), notIdentified(),
  ],
});

export const renaviStatus: Catalog = defineCatalog({
  id: 'renavi_status',
  label: { es: 'Situación en el registro de víctimas', en: 'Status in the register of victims' },
  law: 'LGV 98-104',
  entries: [
    entry('not_requested', 'No solicitada', 'Not requested', { alias: ['sin solicitud', 'no inscrita'] }),
    entry('under_review', 'En valoración', 'Under review', { alias: ['en trámite'] }),
    entry('registered', 'Inscrita', 'Registered', { alias: ['inscrito', 'registrada'] }),
    entry('refused', 'Negada', 'Refused'),
    entry('cancelled', 'Cancelada', 'Cancelled'),
    notIdentified(),
  ],
});
