import { SharingPanel } from '@sintra/ui/grants/SharingPanel.tsx';
import { grantTexts } from '@sintra/ui/grants/texts.ts';
import { wordsOf } from '@sintra/ui/records/words.ts';
import type { RecordScreens } from '@sintra/ui/records/screens.ts';

const words = wordsOf({ singular: 'víctima', plural: 'víctimas', gender: 'f' }, {
  list: 'Víctimas y posibles víctimas',
  search: 'Folio, o palabras del nombre',
  emptyTitle: 'Aquí se registran las víctimas y posibles víctimas que su institución detecta o atiende',
  nothing: 'Quite algún filtro, o revise el folio o el nombre. Por nombre solo se busca dentro de su institución.',
  importRepeated: 'Los posibles repetidos no se aplican: revíselos y captúrelos a mano si son otra persona.',
});

/** What the definition of a victim does not say of its screens. */
export const victimScreens: RecordScreens = {
  formId: 'victim',
  path: 'victims',
  base: '/victimas',
  resource: 'record',
  words,
  columns: ['sex', 'ageFrom', 'nationalities', 'formsOfExploitation', 'detectionState', 'detectionDate'],
  identity: true,
  // Answers that are also dimensions of the dashboard under a shorter name: one filter for each is enough.
  twins: ['nationalities', 'formsOfExploitation', 'detectionState'],
  fillsFrom: 'curp',
  tabs: [{ to: '/victimas', label: grantTexts.tabs.own }, { to: '/victimas/compartidos', label: grantTexts.tabs.received }],
  After: SharingPanel,
};
