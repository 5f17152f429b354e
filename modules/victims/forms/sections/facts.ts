import type { Section } from '@sintra/definition';
import { captureAndControl } from './capture-and-control.ts';
import { routeAndPlace } from './route-and-place.ts';

export const facts: Section = {
  id: 'facts',
  label: { es: 'Hechos', en: 'Facts' },
  help: {
    es: 'Qué pasó, cómo y dónde. Basta lo que ya conste: no haga repetir el relato a la persona.',
    en: 'What happened, how and where. Use what is on file: do not make the person repeat the account.',
  },
  fields: [
    {
      id: 'formsOfExploitation', kind: 'catalogMany', catalog: 'form_of_exploitation', sensitivity: 'confidential', needed: true,
      label: { es: 'Modalidades de explotación', en: 'Forms of exploitation' },
      help: { es: 'Una o varias de las once de la ley (artículo 10).', en: 'One or more of the eleven of the law (article 10).' },
      maps: {
        law: 'LGT 10, 88-VIII-a', htcds: 'vic_TypeOfExploitation', icTip: 'Event.exploitation?', glotip: 'by form of exploitation',
        ctdc: 'typeOfExploitConcatenated',
      },
    },
    {
      id: 'principalForm', kind: 'catalogOne', catalog: 'form_of_exploitation', sensitivity: 'confidential',
      label: { es: 'Modalidad principal', en: 'Principal form' },
      help: {
        es: 'La que predominó, si puede saberse. Debe estar entre las anteriores.',
        en: 'The prevailing one, if known. It must be one of the above.',
      },
      maps: { law: 'LGT 10', htcds: 'vic_TypeOfExploitation', icTip: 'Event.exploitation?', glotip: 'by form of exploitation' },
    },
    {
      id: 'formsRuledOut', kind: 'catalogMany', catalog: 'form_of_exploitation', sensitivity: 'confidential',
      label: { es: 'Modalidades descartadas', en: 'Forms ruled out' },
      help: {
        es: 'Las que se preguntaron y se sabe que no ocurrieron. Lo que no se sabe no se anota aquí.',
        en: 'Those asked about and known not to have happened. What is not known is not noted here.',
      },
      maps: { law: 'LGT 10', ctdc: 'is… = 0' },
    },
    {
      id: 'typeOfSexualExploitation', kind: 'catalogMany', catalog: 'type_of_sexual_exploitation', sensitivity: 'confidential',
      showIf: { cell: 'formsOfExploitation', in: ['LGT-10-III', 'LGT-10-IX'] },
      label: { es: 'Tipo de explotación sexual', en: 'Type of sexual exploitation' },
      help: { es: 'Uno o varios.', en: 'One or more.' },
      maps: {
        law: 'LGT 13-20, 29', htcds: 'vic_TypeOfSexExploitation', icTip: 'Event.exploitation sub-form?', ctdc: 'typeOfSexConcatenated',
      },
    },
    {
      id: 'labourSector', kind: 'catalogMany', catalog: 'labour_sector', sensitivity: 'confidential',
      showIf: { cell: 'formsOfExploitation', in: ['LGT-10-I', 'LGT-10-II', 'LGT-10-IV', 'LGT-10-V', 'LGT-10-VI', 'LGT-10-VII'] },
      label: { es: 'Sector de trabajo', en: 'Labour sector' },
      help: { es: 'Actividad en la que se le obligó a trabajar.', en: 'Activity in which the person was made to work.' },
      maps: { law: 'LGT 21, 22', htcds: 'vic_ForcedLabourIndustry', icTip: 'Event.sector?', ctdc: 'typeOfLabourConcatenated' },
    },
    {
      id: 'acts', kind: 'catalogMany', catalog: 'act', sensitivity: 'confidential',
      label: { es: 'Conductas', en: 'Acts' },
      help: { es: 'Verbos del artículo 10 que se advierten en los hechos.', en: 'Verbs of article 10 found in the facts.' },
      maps: { law: 'LGT 10', htcds: 'hte_Type?', icTip: 'Event.act?' },
    },
    {
      id: 'means', kind: 'catalogMany', catalog: 'means', sensitivity: 'confidential',
      label: { es: 'Medios comisivos', en: 'Means' },
      help: {
        es: 'Si la persona es menor de edad la ley no los exige; anótelos si constan.',
        en: 'Not required by the law for minors; note them if known.',
      },
      maps: { law: 'LGT 13, 16, 19, 22, 42-II', htcds: 'vic_MethodsOfControl?', icTip: 'Event.means?' },
    },
    ...captureAndControl,
    ...routeAndPlace,
    {
      id: 'kindsOfDamage', kind: 'catalogMany', catalog: 'kind_of_damage', sensitivity: 'confidential',
      label: { es: 'Daños sufridos', en: 'Damage suffered' },
      help: { es: 'Los que la autoridad observa o la persona refiere.', en: 'Those observed by the authority or told by the person.' },
      maps: { law: 'LGV 104; LGT 48', fud: 'VI Tipo de daño' },
    },
    {
      id: 'narrative', kind: 'longText', sensitivity: 'identifying', maxLength: 20000,
      label: { es: 'Relato de los hechos', en: 'Account of the facts' },
      help: {
        es: 'Modo, tiempo y lugar. Se guarda cifrado y no se exporta sin permiso.',
        en: 'How, when and where. Stored encrypted and never exported without permission.',
      },
      maps: { law: 'LGV 104', htcds: 'hte_Description', fud: 'V Relato' },
    },
  ],
};
