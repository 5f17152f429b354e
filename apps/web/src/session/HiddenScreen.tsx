import { Button } from '@mantine/core';
import { useTitle } from '@sintra/ui/parts/Page.tsx';
import { texts } from '../texts.ts';
import styles from './session.module.css';

/** Nothing of what was on the screen; no password, because the person is still in front of it. */
export function HiddenScreen({ onShow }: { onShow: () => void }) {
  useTitle(texts.hidden.title);
  return (
    <main className={styles.hidden}>
      <h1>{texts.hidden.title}</h1>
      <p>{texts.hidden.text}</p>
      <Button variant="default" onClick={onShow} autoFocus>{texts.hidden.back}</Button>
    </main>
  );
}
