import { defineCatalog, type Catalog } from '@sintra/definition';
import { entry, notIdentified, other } from './entry.ts';

export const informationSource: Catalog = defineCatalog({
  id: 'information_source',
  label: { es: 'Fuente de la información', en: 'Source of the information' },
  entries: [
    entry('own_care', 'Atención directa de la institución', 'Own care', { alias: ['atención directa', 'expediente propio'] }),
    entry('investigation_file', 'Carpeta de investigación', 'Investigation file'),
    entry('referral', 'Canalización recibida', 'Referral received'),
    entry('hotline', 'Línea telefónica o chat', 'Hotline or chat'),
    entry('consular_network', 'Red consular', 'Consular network', { law: 'LGT 64' }),
    entry('received_file', 'Archivo recibido de otra fuente', 'File received from another source'),
    other(), notIdentified(),
  ],
});

export const documentType: Catalog = defineCatalog({
  id: 'document_type',
  label: { es: 'Documento de identificación', en: 'Identity document' },
  law: 'LGV 104',
  entries: [
    entry('none', 'Ninguno', 'None', { alias: ['sin documentos'] }),
    entry('birth_certificate', 'Acta de nacimiento', 'Birth certificate'),
    entry('voter_card', 'Credencial para votar', 'Voter card', {
      maps: { fud: 'Credencial de elector' }, alias: ['INE', 'IFE', 'credencial de elector'],
    }),
    entry('passport', 'Pasaporte', 'Passport', { maps: { fud: 'Pasaporte' } }),
    entry('military_card', 'Cartilla militar', 'Military card', { maps: { fud: 'Cartilla militar' } }),
    entry('health_card', 'Credencial IMSS o ISSSTE', 'Social security card', {
      maps: { fud: 'Credencial IMSS/ISSSTE' }, alias: ['IMSS', 'ISSSTE'],
    }),
    entry('professional_licence', 'Cédula profesional', 'Professional licence', { maps: { fud: 'Cédula profesional' } }),
    entry('school_certificate', 'Certificado de estudios', 'School certificate', { maps: { fud: 'Certificado de estudios' } }),
    entry('proof_of_residence', 'Constancia de residencia', 'Proof of residence', { maps: { fud: 'Constancia de residencia' } }),
    entry('temporary_residence', 'Tarjeta de residencia temporal', 'Temporary residence card', { maps: { fud: 'Residencia temporal' } }),
    entry('permanent_residence', 'Tarjeta de residencia permanente', 'Permanent residence card', {
      maps: { fud: 'Residencia permanente' },
    }),
    entry('consular_id', 'Matrícula consular', 'Consular identification'),
    other({ maps: { fud: 'Otro' } }), notIdentified(),
  ],
});

export const kindOfDamage: Catalog = defineCatalog({
  id: 'kind_of_damage',
  label: { es: 'Tipo de daño', en: 'Kind of damage' },
  law: 'LGV 104',
  entries: [
    entry('physical', 'Físico', 'Physical', { maps: { fud: 'Físico' } }),
    entry('psychological', 'Psicológico', 'Psychological', { maps: { fud: 'Psicológico' } }),
    entry('patrimonial', 'Patrimonial', 'To property', { maps: { fud: 'Patrimonial' } }),
    entry('sexual', 'Sexual', 'Sexual', { maps: { fud: 'Sexual' } }),
    other({ maps: { fud: 'Otro' } }), notIdentified(),
  ],
});

export const scope: Catalog = defineCatalog({
  id: 'scope',
  label: { es: 'Ámbito', en: 'Scope' },
  law: 'LGT 88-VIII-c',
  entries: [
    entry('domestic', 'Interna (dentro de México)', 'Domestic', { maps: { glotip: 'Domestic' }, alias: ['interna', 'nacional'] }),
    entry('cross_border', 'Transnacional', 'Cross-border', { maps: { glotip: 'Cross-border' }, alias: ['internacional', 'externa'] }),
    notIdentified(),
  ],
});

export const privacyNotice: Catalog = defineCatalog({
  id: 'privacy_notice',
  label: { es: 'Aviso de privacidad', en: 'Privacy notice' },
  law: 'LGPDPPSO 20-22',
  entries: [
    entry('full', 'Integral', 'Full', { law: 'LGPDPPSO 20-22', alias: ['sí'] }),
    entry('simplified', 'Simplificado', 'Simplified', { law: 'LGPDPPSO 20-22' }),
    entry('not_given', 'No se entregó', 'Not given', { alias: ['no'] }),
    notIdentified(),
  ],
});

export const processingBasis: Catalog = defineCatalog({
  id: 'processing_basis',
  label: { es: 'Fundamento para tratar los datos', en: 'Basis for processing' },
  law: 'LGPDPPSO 15, 16',
  entries: [
    entry('express_consent', 'Consentimiento expreso y por escrito', 'Express written consent', {
      law: 'LGPDPPSO 15', alias: ['consentimiento'],
    }),
    entry('legal_mandate', 'Disposición de ley', 'Provided by law', { law: 'LGPDPPSO 16', alias: ['ley'] }),
    entry('transfer_between_authorities', 'Transferencia entre autoridades por facultades propias', 'Transfer between authorities', {
      law: 'LGPDPPSO 16',
    }),
    entry('emergency', 'Emergencia', 'Emergency', { law: 'LGPDPPSO 16' }),
    entry('dissociated', 'Datos disociados', 'Dissociated data', { law: 'LGPDPPSO 16' }),
    notIdentified(),
  ],
});

export const consentGivenBy: Catalog = defineCatalog({
  id: 'consent_given_by',
  label: { es: 'Quién otorgó el consentimiento', en: 'Who gave consent' },
  entries: [
    entry('person', 'La propia persona', 'The person', { alias: ['víctima'] }),
    entry('parent', 'Madre o padre', 'Mother or father'),
    entry('guardian', 'Tutora o tutor', 'Guardian', { alias: ['tutor'] }),
    entry('child_protection', 'Procuraduría de Protección', 'Child protection authority', { law: 'LGDNNA' }),
    entry('not_obtained', 'No se obtuvo', 'Not obtained', { alias: ['nadie'] }),
    notIdentified(),
  ],
});
