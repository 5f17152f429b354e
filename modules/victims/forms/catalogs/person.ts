import { defineCatalog, type Catalog } from '@sintra/definition';
import { entry, notIdentified, other } from './entry.ts';

export const sex: Catalog = defineCatalog({
  id: 'sex',
  label: { es: 'Sexo', en: 'Sex' },
  law: 'LGT 88-VIII-a',
  entries: [
    entry('female', 'Mujer', 'Female', {
      maps: { glotip: 'Female', ctdc: 'Female', sesnsp: 'Mujer', curp: 'M', fud: 'Mujer' },
      alias: ['Femenino', 'F', 'Woman', 'Fem', 'mujeres'],
    }),
    entry('male', 'Hombre', 'Male', {
      maps: { glotip: 'Male', ctdc: 'Male', sesnsp: 'Hombre', curp: 'H', fud: 'Hombre' },
      alias: ['Masculino', 'Man', 'Masc', 'H', 'hombres'],
    }),
    entry('intersex', 'Intersexual', 'Intersex', { maps: { glotip: 'Other?', curp: 'X?', fud: 'Otro' }, alias: ['intersex', 'otro'] }),
    notIdentified({ maps: { glotip: 'Unknown', ctdc: 'Unknown', sesnsp: 'No identificado' } }),
  ],
});

export const gender: Catalog = defineCatalog({
  id: 'gender',
  label: { es: 'Identidad de género', en: 'Gender identity' },
  entries: [
    entry('feminine', 'Femenina', 'Feminine', {
      maps: { htcds: 'Feminine', ctdc: 'Female' }, alias: ['femenino', 'mujer', 'female', 'woman'],
    }),
    entry('masculine', 'Masculina', 'Masculine', {
      maps: { htcds: 'Masculine', ctdc: 'Male' }, alias: ['masculino', 'hombre', 'male', 'man'],
    }),
    entry('transgender_feminine', 'Femenina trans', 'Transgender feminine', {
      maps: { htcds: 'TransgenderFeminine', ctdc: 'Transgender/NonConforming' }, alias: ['mujer trans'],
    }),
    entry('transgender_masculine', 'Masculina trans', 'Transgender masculine', {
      maps: { htcds: 'TransgenderMasculine', ctdc: 'Transgender/NonConforming' }, alias: ['hombre trans'],
    }),
    entry('non_conforming', 'No binaria o no conforme', 'Non-conforming', {
      maps: { htcds: 'NonConforming', ctdc: 'Transgender/NonConforming' }, alias: ['no binario', 'no binarie'],
    }),
    notIdentified({ maps: { htcds: 'NonSpecifiedUnknown', ctdc: 'Unknown' } }),
  ],
});

export const sexualOrientation: Catalog = defineCatalog({
  id: 'sexual_orientation',
  label: { es: 'Orientación sexual', en: 'Sexual orientation' },
  law: 'LGT 4-XVII-a',
  entries: [
    entry('heterosexual', 'Heterosexual', 'Heterosexual'),
    entry('gay', 'Gay', 'Gay', { alias: ['homosexual'] }),
    entry('lesbian', 'Lesbiana', 'Lesbian'),
    entry('bisexual', 'Bisexual', 'Bisexual'),
    other(),
    entry('not_answered', 'Prefirió no responder', 'Preferred not to answer', { alias: ['no contestó'] }),
    notIdentified(),
  ],
});

export const maritalStatus: Catalog = defineCatalog({
  id: 'marital_status',
  label: { es: 'Estado civil', en: 'Marital status' },
  law: 'LGT 88-VIII-a',
  entries: [
    entry('single', 'Soltera o soltero', 'Single', {
      maps: { htcds: 'Single', fud: 'Soltero/a' }, alias: ['soltera', 'soltero', 'soltero/a', 'soltera/o'],
    }),
    entry('married', 'Casada o casado', 'Married', {
      maps: { htcds: 'Married', fud: 'Casado/a' }, alias: ['casada', 'casado', 'casado/a', 'casada/o'],
    }),
    entry('free_union', 'Unión libre', 'Free union', { maps: { htcds: 'RegisteredPartnership?', fud: 'Unión libre' } }),
    entry('concubinage', 'Concubinato', 'Concubinage', { maps: { htcds: 'RegisteredPartnership?', fud: 'Concubinato' } }),
    entry('separated', 'Separada o separado', 'Separated', {
      maps: { htcds: 'Separated', fud: 'Separado/a' }, alias: ['separada', 'separado', 'separado/a'],
    }),
    entry('divorced', 'Divorciada o divorciado', 'Divorced', {
      maps: { htcds: 'Divorced', fud: 'Divorciado/a' }, alias: ['divorciada', 'divorciado', 'divorciado/a'],
    }),
    entry('widowed', 'Viuda o viudo', 'Widowed', { maps: { htcds: 'Widowed', fud: 'Viudo/a' }, alias: ['viuda', 'viudo', 'viudo/a'] }),
    other({ maps: { fud: 'Otro' } }), notIdentified(),
  ],
});

export const education: Catalog = defineCatalog({
  id: 'education',
  label: { es: 'Escolaridad', en: 'Education' },
  entries: [
    entry('none', 'Ninguna', 'None', { maps: { isced: '0?' }, alias: ['sin escolaridad', 'sin estudios'] }),
    entry('preschool', 'Preescolar', 'Preschool', { maps: { htcds: 'EarlyChildhoodEducation', isced: '0' } }),
    entry('primary', 'Primaria', 'Primary', { maps: { htcds: 'PrimaryEducation', isced: '1' } }),
    entry('lower_secondary', 'Secundaria', 'Lower secondary', { maps: { htcds: 'LowerSecondaryEducation', isced: '2' } }),
    entry('upper_secondary', 'Bachillerato', 'Upper secondary', {
      maps: { htcds: 'UpperSecondaryEducation', isced: '3' }, alias: ['preparatoria', 'media superior'],
    }),
    entry('technical', 'Carrera técnica', 'Technical', {
      maps: { htcds: 'PostSecondaryNonTertiaryEducation?', isced: '4?' }, alias: ['técnica', 'carrera comercial'],
    }),
    entry('bachelor', 'Licenciatura', 'Bachelor', {
      maps: { htcds: 'BachelorsOrEquivalentLevel', isced: '6' }, alias: ['universidad', 'profesional', 'superior'],
    }),
    entry('postgraduate', 'Posgrado', 'Postgraduate', {
      maps: { htcds: 'MastersOrEquivalentLevel?', isced: '7?' }, alias: ['maestría', 'doctorado'],
    }),
    notIdentified(),
  ],
});
