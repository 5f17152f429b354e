import type { Section } from '@sintra/definition';

export const identity: Section = {
  id: 'identity',
  label: { es: 'Identidad y contacto', en: 'Identity and contact' },
  help: {
    es: 'Se guarda cifrada. Puede quedar en blanco: la falta de nombre o de CURP nunca impide el registro ni la atención.',
    en: 'Stored encrypted. It may be left blank: a missing name or CURP never prevents the record or the care.',
  },
  fields: [
    {
      id: 'identityReserved', kind: 'yesNo', sensitivity: 'internal',
      label: { es: 'Identidad reservada', en: 'Identity reserved' },
      help: {
        es: 'Marque «Sí» si la persona o la autoridad pidió no asentar su identidad.',
        en: 'Answer “Yes” if the person or an authority asked not to record the identity.',
      },
      maps: { law: 'LGT 66-VIII, 74; CPEUM 20-C-V' },
    },
    {
      id: 'name', kind: 'personName', sensitivity: 'identifying', search: 'name', maxLength: 120,
      label: { es: 'Nombre', en: 'Name' },
      help: { es: 'Como aparece en su documento o como la persona lo dice.', en: 'As in the identity document, or as the person says it.' },
      maps: { law: 'LGV 99', htcds: 'prs_FirstName; prs_SecondName', fud: 'II Nombre(s), primer y segundo apellido' },
    },
    {
      id: 'alias', kind: 'text', sensitivity: 'identifying', search: 'name', maxLength: 120,
      label: { es: 'Alias o sobrenombre', en: 'Alias' },
      help: { es: 'Otros nombres con los que se conoce a la persona.', en: 'Other names by which the person is known.' },
    },
    {
      id: 'curp', kind: 'identifier', sensitivity: 'identifying', search: 'exact', maxLength: 24,
      label: { es: 'CURP', en: 'CURP (population registry key)' },
      help: {
        es: 'Dieciocho caracteres. Es opcional. Con ella se proponen fecha de nacimiento, sexo y entidad.',
        en: 'Eighteen characters. Optional. Date of birth, sex and state are proposed from it.',
      },
      maps: { law: 'LGP 91; LNETB 66', htcds: 'prs_IdentityNumber', icTip: 'Victim.id?', fud: 'II CURP' },
    },
    {
      id: 'documentType', kind: 'catalogOne', catalog: 'document_type', sensitivity: 'confidential',
      label: { es: 'Documento que presenta', en: 'Document shown' },
      help: {
        es: 'Identificación que la persona mostró; «Ninguno» si no tiene.',
        en: 'Identification shown by the person; “None” if there is none.',
      },
      maps: { law: 'LGV 104', fud: 'IV Identificación' },
    },
    {
      id: 'documentNumber', kind: 'identifier', sensitivity: 'identifying', search: 'exact', maxLength: 60,
      label: { es: 'Número del documento', en: 'Document number' },
      help: { es: 'Como está impreso en el documento.', en: 'As printed on the document.' },
      maps: { law: 'LGV 104', htcds: 'prs_IdentityNumber', fud: 'IV Número' },
    },
    {
      id: 'birthDate', kind: 'date', sensitivity: 'identifying',
      label: { es: 'Fecha de nacimiento', en: 'Date of birth' },
      help: {
        es: 'Día, mes y año. Si sólo conoce el año, escríbalo en «Año de nacimiento».',
        en: 'Day, month and year. If only the year is known, write it in “Year of birth”.',
      },
      maps: { law: 'LGV 99', htcds: 'prs_Birthdate', icTip: 'Victim.age?', fud: 'II Fecha de nacimiento' },
    },
    {
      id: 'phone', kind: 'phone', sensitivity: 'identifying', maxLength: 20,
      label: { es: 'Teléfono de contacto', en: 'Contact phone' },
      help: { es: 'Sólo si es seguro llamar a la persona.', en: 'Only if it is safe to call the person.' },
      maps: { htcds: 'prs_MobilePhone', fud: 'II Teléfono' },
    },
    {
      id: 'email', kind: 'email', sensitivity: 'identifying', maxLength: 160,
      label: { es: 'Correo electrónico', en: 'E-mail' },
      help: { es: 'Sólo si es seguro escribir a la persona.', en: 'Only if it is safe to write to the person.' },
      maps: { htcds: 'prs_Email', fud: 'I Correo' },
    },
    {
      id: 'addressLine', kind: 'text', sensitivity: 'identifying', maxLength: 240,
      label: { es: 'Domicilio (calle, número, colonia)', en: 'Address (street, number, neighbourhood)' },
      help: { es: 'Nunca escriba aquí la dirección de un refugio.', en: 'Never write the address of a refuge here.' },
      maps: { htcds: 'prs_MailingStreet', fud: 'II Domicilio' },
    },
    {
      id: 'postalCode', kind: 'text', sensitivity: 'identifying', maxLength: 10, pattern: '^[0-9A-Za-z -]{3,10}$',
      label: { es: 'Código postal', en: 'Postal code' },
      help: { es: 'Cinco dígitos en México.', en: 'Five digits in Mexico.' },
      maps: { htcds: 'prs_MailingPostalCode', fud: 'II CP' },
    },
    {
      id: 'trustedContact', kind: 'text', sensitivity: 'identifying', maxLength: 240,
      label: { es: 'Persona de confianza y cómo localizarla', en: 'Trusted person and how to reach them' },
      help: {
        es: 'Nombre, relación y medio de contacto de quien la persona elija.',
        en: 'Name, relationship and contact of whom the person chooses.',
      },
      maps: { fud: 'I Familiar o persona de confianza' },
    },
  ],
};
