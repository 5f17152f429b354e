import { TabLinks } from '@sintra/ui/parts/TabLinks.tsx';
import { tabs } from './tabs.ts';
import { texts } from './texts.ts';

/** The module's screens, on those that are not lists of records. */
export const ModuleTabs = () => <TabLinks label={texts.module} tabs={tabs} />;
