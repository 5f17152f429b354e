import { TabLinks } from '@sintra/ui/parts/TabLinks.tsx';
import { tabs } from './screens.ts';
import { texts } from './texts.ts';

/** The other screens of the programme, one step away. */
export const ProgrammeTabs = () => <TabLinks label={texts.module} tabs={tabs} />;
