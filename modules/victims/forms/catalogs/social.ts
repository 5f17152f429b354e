import { defineCatalog, type Catalog } from '@sintra/definition';
import { entry, notIdentified, other } from './entry.ts';

export const occupation: Catalog = defineCatalog({
  id: 'occupation',
  label: { es: 'Ocupación', en: 'Occupation' },
  entries: [
    entry('none', 'Sin ocupación', 'No occupation', { alias: ['ninguna', 'desempleada', 'desempleado'] }),
    entry('student', 'Estudiante', 'Student'),
    entry('unpaid_housework', 'Trabajo no remunerado en el hogar', 'Unpaid housework', { alias: ['ama de casa', 'hogar'] }),
    entry('domestic_worker', 'Trabajo doméstico remunerado', 'Domestic worker', { alias: ['empleada doméstica', 'trabajadora del hogar'] }),
    entry('farm_worker', 'Trabajo agrícola, ganadero o pesquero', 'Farm or fishing worker', {
      alias: ['jornalero', 'jornalera', 'campesino', 'campesina'],
    }),
    entry('industry_worker', 'Trabajo en industria, taller o construcción', 'Industry, workshop or construction worker', {
      alias: ['obrero', 'obrera', 'albañil'],
    }),
    entry('commerce', 'Comercio establecido', 'Commerce', { alias: ['comerciante', 'comercio'] }),
    entry('street_vendor', 'Comercio ambulante', 'Street vendor', { alias: ['vendedor ambulante'] }),
    entry('services', 'Servicios (restaurantes, hoteles, belleza y otros)', 'Services', { alias: ['mesera', 'mesero'] }),
    entry('sex_work', 'Trabajo sexual', 'Sex work', { alias: ['sexoservicio'] }),
    entry('employee', 'Empleo de oficina, técnico o profesional', 'Office, technical or professional employee', {
      alias: ['empleada', 'empleado', 'profesionista'],
    }),
    entry('public_servant', 'Servicio público', 'Public servant'),
    other(), notIdentified(),
  ],
});

export const spanishProficiency: Catalog = defineCatalog({
  id: 'spanish_proficiency',
  label: { es: 'Dominio del español', en: 'Proficiency in Spanish' },
  law: 'LGT 90-I',
  entries: [
    entry('speaks_reads_writes', 'Lo habla, lee y escribe', 'Speaks, reads and writes', { alias: ['sí', 'completo'] }),
    entry('speaks_only', 'Sólo lo habla', 'Speaks only'),
    entry('understands_only', 'Sólo lo entiende', 'Understands only'),
    entry('none', 'No lo habla ni lo entiende', 'Neither speaks nor understands', { alias: ['no', 'ninguno'] }),
    notIdentified(),
  ],
});

export const disability: Catalog = defineCatalog({
  id: 'disability',
  label: { es: 'Discapacidad', en: 'Disability' },
  law: 'LGT 4-XVII-c',
  entries: [
    entry('none', 'Ninguna', 'None', { alias: ['no', 'sin discapacidad'] }),
    entry('physical', 'Física', 'Physical', { maps: { fud: 'Física' }, alias: ['motriz', 'motora'] }),
    entry('sensory', 'Sensorial', 'Sensory', { maps: { fud: 'Sensorial' }, alias: ['visual', 'auditiva'] }),
    entry('intellectual', 'Intelectual', 'Intellectual', { maps: { fud: 'Intelectual' } }),
    entry('psychosocial', 'Psicosocial', 'Psychosocial', { maps: { fud: 'Psicosocial' }, alias: ['mental'] }),
    entry('multiple', 'Múltiple', 'Multiple', { maps: { fud: 'Múltiple' } }),
    notIdentified(),
  ],
});

export const dependence: Catalog = defineCatalog({
  id: 'dependence',
  label: { es: 'Grado de dependencia', en: 'Degree of dependence' },
  entries: [
    entry('none', 'Ninguna', 'None'),
    entry('moderate', 'Moderada', 'Moderate', { maps: { fud: 'Moderada' } }),
    entry('severe', 'Severa', 'Severe', { maps: { fud: 'Severa' } }),
    entry('great', 'Gran dependencia', 'Great dependence', { maps: { fud: 'Gran dependencia' } }),
    notIdentified(),
  ],
});

export const migrationStatus: Catalog = defineCatalog({
  id: 'migration_status',
  label: { es: 'Calidad migratoria', en: 'Migration status' },
  law: 'LGT 88-VIII-a; LMigra 52',
  entries: [
    entry('mexican', 'Mexicana', 'Mexican', { alias: ['nacional', 'mexicano'] }),
    entry('visitor_without_permit', 'Visitante sin permiso para trabajar', 'Visitor without work permit', {
      law: 'LMigra 52', maps: { htcds: 'Visitor/Tourist' }, alias: ['turista'],
    }),
    entry('visitor_with_permit', 'Visitante con permiso para trabajar', 'Visitor with work permit', {
      law: 'LMigra 52', maps: { htcds: 'Labour' },
    }),
    entry('regional_visitor', 'Visitante regional', 'Regional visitor', { law: 'LMigra 52', maps: { htcds: 'Visitor/Tourist' } }),
    entry('border_worker', 'Visitante trabajador fronterizo', 'Border worker', {
      law: 'LMigra 52', maps: { htcds: 'Labour' }, alias: ['trabajador fronterizo'],
    }),
    entry('humanitarian_visitor', 'Visitante por razones humanitarias', 'Visitor on humanitarian grounds', {
      law: 'LMigra 52-V-a; LGT 78', alias: ['visa humanitaria'],
    }),
    entry('temporary_resident', 'Residente temporal', 'Temporary resident', { law: 'LMigra 52' }),
    entry('student_resident', 'Residente temporal estudiante', 'Student resident', {
      law: 'LMigra 52', maps: { htcds: 'Student' }, alias: ['estudiante'],
    }),
    entry('permanent_resident', 'Residente permanente', 'Permanent resident', { law: 'LMigra 52' }),
    entry('refugee', 'Refugiada', 'Refugee', { maps: { htcds: 'Refugee' }, alias: ['refugiado'] }),
    entry('asylum_seeker', 'Solicitante de la condición de refugiado', 'Asylum seeker', {
      maps: { htcds: 'Asylum seeker' }, alias: ['solicitante'],
    }),
    entry('complementary_protection', 'Protección complementaria', 'Complementary protection', {
      maps: { htcds: 'Recipient of complementary protection' },
    }),
    entry('irregular', 'Irregular', 'Irregular', { law: 'LGT 38', maps: { htcds: 'Irregular' }, alias: ['sin documentos'] }),
    entry('stateless', 'Apátrida', 'Stateless', { maps: { htcds: 'Stateless person' } }),
    other(), notIdentified(),
  ],
});

export const specialCondition: Catalog = defineCatalog({
  id: 'special_condition',
  label: { es: 'Condición particular', en: 'Special condition' },
  law: 'LGV 98',
  entries: [
    entry('none', 'Ninguna', 'None'),
    entry('internally_displaced', 'Desplazada internamente', 'Internally displaced', {
      maps: { fud: 'Desplazado', htcds: 'Internally displaced' },
    }),
    entry('unaccompanied_minor', 'Niña, niño o adolescente sin acompañamiento', 'Unaccompanied child', {
      maps: { fud: 'NNA?', htcds: 'Separated/unaccompanied child' },
    }),
    entry('human_rights_defender', 'Persona defensora de derechos humanos', 'Human rights defender', { maps: { fud: 'Defensor/a DDHH' } }),
    entry('journalist', 'Periodista', 'Journalist', { maps: { fud: 'Periodista' } }),
    entry('returnee', 'Retornada o deportada', 'Returnee or deportee', { maps: { htcds: 'Returnee' } }),
    other(), notIdentified(),
  ],
});
