/** What people read in the screens of agreements. */
export const texts = {
  module: 'Convenios',
  lead: 'Nada es obligatorio para guardar. La vigencia puede ser una fecha o «Indefinida».',
  empty: 'Aquí se registran los convenios que la Comisión firma: sus partes, su objeto, hasta cuándo valen y a qué comprometen. Los que trae el documento del programa anual se crean al aplicarlo.',
  term: 'Término de la vigencia',
  over: 'No se vigila: está terminado o en negociación.',
  undated: 'No tiene fecha de término. Escríbala en «Vigencia», o «Indefinida», para que el sistema avise antes de que venza.',
  indefinite: 'Indefinida: no vence.',
  expired: (day: string) => `Venció el ${day}. Registre su renovación o cambie su situación.`,
  inForce: (day: string) => `Vigente hasta el ${day}.`,
  ending: (day: string, within: number) => `Vence el ${day}, en ${String(within)} días o menos. Si se renueva, registre la renovación.`,
  rule: 'Cuenta la fecha más lejana entre la vigencia y las renovaciones. Se avisa a la institución 90 y 30 días antes.',
} as const;
