import { ended } from '../words.ts';

/** What people read about asking for something that another person allows. */
export const requestTexts = {
  ask: {
    title: 'Solicitar exportación con identidad',
    explain: 'El archivo llevará nombres, CURP y contactos. Otra persona de su institución debe autorizarlo; después podrá descargarlo una sola vez, dentro de 24 horas.',
    confirm: 'Enviar solicitud',
    sent: (number: number) => `Se envió la solicitud ${String(number)}. Le avisaremos cuando la resuelvan.`,
  },
  pages: {
    export: {
      title: 'Solicitudes de exportación', lead: 'Exportar con identidad lo pide una persona y lo autoriza otra. Cada solicitud espera 24 horas y sirve una sola vez.',
      empty: 'No hay solicitudes', emptyHelp: 'Para pedir una, abra una lista, elija los filtros y use Exportar → Con datos de identidad.',
    },
    erasure: {
      title: 'Solicitudes de supresión', lead: 'Suprimir la identidad de un registro es para siempre, también en las copias anteriores. Lo pide una persona y lo autoriza otra.',
      empty: 'No hay solicitudes', emptyHelp: 'Use «Nueva solicitud» con el folio del registro.',
    },
  },
  onlyDecides: 'Su cuenta no hace estas solicitudes. Aquí llegan las que otras personas hacen y usted puede autorizar.',
  rail: 'Solicitudes',
  tabs: 'Clases de solicitud',
  tab: { export: 'Exportaciones', erasure: 'Supresiones' },
  states: {
    waiting: 'Por resolver', expired: 'Venció sin resolverse', refused: 'Rechazada', approved: 'Autorizada', lapsed: 'Venció sin usarse', used: 'Usada',
  },
  erased: 'Suprimida',
  number: (institution: string, number: number) => `${institution} ${String(number)}`,
  records: (count: number) => (count === 1 ? '1 registro' : `${count.toLocaleString('es-MX')} registros`),
  folio: (folio: string) => `Registro ${folio}`,
  asked: (person: string, when: string) => `${person} · ${when}`,
  today: (count: number) => `Con ésta, su autor suma ${count.toLocaleString('es-MX')} registros con identidad en un día.`,
  searched: 'Limitada por una búsqueda de palabras, que no se muestra.',
  decided: (person: string, when: string) => `Resolvió ${person}, ${when}`,
  until: (when: string) => ended(`Descárguela antes del ${when}`),
  own: 'La hizo usted: debe resolverla otra persona.',
  approve: 'Autorizar',
  refuse: 'Rechazar',
  refuseTitle: 'Rechazar la solicitud',
  refuseExplain: 'Quien la hizo leerá el motivo.',
  approvedNow: 'La solicitud quedó autorizada.',
  refusedNow: 'La solicitud quedó rechazada.',
  download: 'Descargar',
  downloaded: 'La descarga terminó. La solicitud ya no puede usarse.',
  eraseTitle: 'Suprimir la identidad',
  eraseExplain: 'Al autorizar, nombres, CURP, contactos y relatos de este registro dejarán de poder leerse para siempre. Las respuestas sin identidad se conservan para las cifras. Escriba por qué lo autoriza.',
  newErasure: 'Nueva solicitud',
  folioLabel: 'Folio del registro',
  folioHelp: 'De su propia institución.',
  eraseAskTitle: 'Solicitar la supresión de una identidad',
  eraseAskExplain: 'Cite la resolución o el derecho que se ejerce. Otra persona debe autorizarla dentro de 24 horas.',
};
