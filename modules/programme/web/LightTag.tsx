import { IconCircleCheck, IconCircleDashed, IconClockExclamation, IconAlertTriangle, IconCircleDot } from '@tabler/icons-react';
import type { Light } from './api.ts';
import styles from './programme.module.css';
import { texts } from './texts.ts';

const icons = { done: IconCircleCheck, green: IconCircleDot, amber: IconClockExclamation, red: IconAlertTriangle, grey: IconCircleDashed } as const;

/** A traffic light: icon, word and, on hovering or focusing its line, the rule that lit it. */
export function LightTag({ light, rule, word = texts.lights[light] }: { light: Light; rule: string; word?: string }) {
  const Icon = icons[light];
  return <span className={styles.light} data-light={light} title={rule}><Icon size={16} aria-hidden />{word}</span>;
}
