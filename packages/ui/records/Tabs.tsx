import { TabLinks } from '../parts/TabLinks.tsx';
import { useScreens } from './screens.ts';
import { texts } from './texts.ts';

/** The other lists of the same module, one step away. */
export function Tabs() {
  const { tabs = [] } = useScreens();
  return tabs.length === 0 ? null : <TabLinks label={texts.list.tabs} tabs={tabs} />;
}
