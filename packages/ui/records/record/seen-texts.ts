import { plural } from '../../words.ts';

const joined = (parts: readonly string[]): string => new Intl.ListFormat('es-MX', { type: 'conjunction' }).format(parts);

export const seenTexts = {
  title: 'Quién ha visto este registro',
  ask: 'Consultar en la bitácora',
  who: (name: string | null, institution: string | null) => `${name ?? 'El sistema'}${institution === null ? '' : `, ${institution}`}`,
  did: ({ opened, revealed, changed }: { opened: number; revealed: number; changed: number }) => {
    const parts = [
      ...(opened === 0 ? [] : [`lo abrió ${plural(opened, 'vez', 'veces')}`]),
      ...(revealed === 0 ? [] : [`mostró la identidad ${plural(revealed, 'vez', 'veces')}`]),
      ...(changed === 0 ? [] : [`lo escribió ${plural(changed, 'vez', 'veces')}`]),
    ];
    const text = parts.length === 0 ? 'otros actos' : joined(parts);
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  },
  last: (when: string) => `La última vez: ${when}`,
  because: (reason: string) => `Motivo: ${reason}`,
  more: 'Hay más personas; véalas en la bitácora.',
  exports: (count: number) => `Además, pudo salir en ${plural(count, 'exportación', 'exportaciones')} con identidad de la institución.`,
  all: 'Ver cada acto en la bitácora',
};
