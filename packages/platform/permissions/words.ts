import type { Sensitivity } from '@sintra/definition';
import type { Action, Held, Resource, Scope } from './policy.ts';

/** What each role is called and for whom it is, as people read it. */
export const roleWords: Readonly<Record<Held, { readonly name: string; readonly about: string }>> = {
  administration: { name: 'Administración', about: 'Personal de la Secretaría Técnica que da de alta cuentas, instituciones y catálogos. No consulta registros de personas.' },
  technical_support: { name: 'Soporte técnico', about: 'Personal que atiende el funcionamiento del sistema. No consulta registros ni cuentas, y nadie puede actuar con la cuenta de otra persona.' },
  national_coordination: { name: 'Coordinación nacional', about: 'Secretaría Técnica de la Comisión Intersecretarial: trabaja con los registros del país sin ver identidades, y captura a nombre de una institución cuando ésta lo pide.' },
  institution_liaison: { name: 'Enlace institucional', about: 'Persona designada por una institución: responde por todos los registros de su institución.' },
  state_liaison: { name: 'Enlace estatal', about: 'Persona designada por la comisión de una entidad federativa: revisa los registros de las instituciones estatales y municipales de su entidad, sin ver identidades de las demás instituciones.' },
  capturer: { name: 'Capturista', about: 'Persona que captura y corrige registros de su institución.' },
  validator: { name: 'Validación', about: 'Persona que revisa y valida los registros de su institución. Corrige respuestas, nunca la identidad.' },
  prosecutor: { name: 'Fiscalía y órganos judiciales', about: 'Personal de procuración e impartición de justicia: registros de su institución y casos coordinados que otra institución le compartió.' },
  civil_society: { name: 'Refugio u organización civil', about: 'Personal de refugios y organizaciones: solamente las personas que atiende y capturó.' },
  analyst: { name: 'Análisis sin identidad', about: 'Consulta cifras nacionales. No abre registros ni listas de personas.' },
  auditor: { name: 'Auditoría', about: 'Órgano que revisa la bitácora de todo el sistema. No abre registros.' },
  on_behalf: { name: 'Captura a nombre de una institución', about: 'Lo que la Coordinación nacional puede hacer mientras captura a nombre de una institución: lo que ambas pueden, y nada más.' },
};

export const resourceWords: Readonly<Record<Resource, string>> = {
  record: 'Registros de personas', work: 'Comisiones, sesiones, programas y acuerdos', log: 'Bitácora', user: 'Cuentas de usuario',
  institution: 'Instituciones', catalog: 'Catálogos', key: 'Llaves de cifrado', quota: 'Límites de uso de la identidad', self: 'Su propia cuenta',
};

export const actionWords: Readonly<Record<Action, string>> = {
  read: 'consultar', count: 'ver cifras', reveal: 'revelar la identidad, con motivo', create: 'capturar', update: 'corregir y enviar', annul: 'anular, con motivo',
  validate: 'validar, observar y cerrar', import: 'importar de Excel', export: 'exportar sin identidad', export_identity: 'exportar con identidad, con motivo',
  approve_export: 'autorizar que otra persona exporte con identidad', erase: 'pedir o autorizar la supresión de una identidad, con motivo',
  break_glass: 'abrir un caso de otra institución en una emergencia, con motivo',
  grant: 'compartir un registro con otra institución', manage: 'administrar', confirm: 'confirmar quién sigue usando el sistema', act_for: 'capturar a nombre de una institución',
};

export const scopeWords: Readonly<Record<Scope, string>> = {
  granted: 'los que le compartieron', own: 'los que usted capturó', institution: 'los de su institución',
  state: 'los de las instituciones estatales y municipales de su entidad', aggregate: 'cifras de todo el país, sin abrir registros', national: 'los de todo el país',
};

/** The same, where nobody in particular is spoken to. */
export const scopeTitles: Readonly<Record<Scope, string>> = {
  granted: 'compartidos', own: 'propios', institution: 'su institución', state: 'su entidad', aggregate: 'cifras nacionales', national: 'todo el país',
};

export const classWords: Readonly<Record<Sensitivity, string>> = {
  public: 'públicos', internal: 'internos', confidential: 'confidenciales', identifying: 'de identidad',
};
