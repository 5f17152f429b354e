/** Ids of @svg-maps/mexico (CC BY 4.0) to INEGI's codes of federal states. The package's names are not used: the catalogue's are. */
export const inegiOfMapId: Readonly<Record<string, string>> = {
  agu: '01', bcn: '02', bcs: '03', cam: '04', coa: '05', col: '06', chp: '07', chh: '08', cmx: '09', dur: '10', gua: '11',
  gro: '12', hid: '13', jal: '14', mex: '15', mic: '16', mor: '17', nay: '18', nle: '19', oax: '20', pue: '21', que: '22',
  roo: '23', slp: '24', sin: '25', son: '26', tab: '27', tam: '28', tla: '29', ver: '30', yuc: '31', zac: '32',
};
