import { IconCircleCheck, IconCircleDashed, IconClockExclamation, IconAlertTriangle, IconCircleDot } from '@tabler/icons-react';
import type { Light } from './api.ts';
import styles from './programme.module.css';
import { texts } from './texts.ts';

const icons = { done: IconCircleCheck, green: IconCircleDot, amber: IconClockExclamation, red: IconAlertTriangle, grey: IconCircleDashed } as const;

interface Props {
  readonly light: Light;
  readonly rule: string;
  /** What it is of: «la actividad» and «la sesión» are vencidas, «el acuerdo» and «el convenio» vencidos. */
  readonly masculine?: boolean;
}

/** A traffic light: icon, word and, on hovering or focusing its line, the rule that lit it. */
export function LightTag({ light, rule, masculine = false }: Props) {
  const Icon = icons[light];
  const words = masculine ? texts.lightsMasculine : texts.lights;
  return <span className={styles.light} data-light={light} title={rule}><Icon size={16} aria-hidden />{words[light]}</span>;
}
